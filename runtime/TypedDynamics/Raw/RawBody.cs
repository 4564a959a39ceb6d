using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDynamics;

/// <summary>The body of a <see cref="RawRequest"/>.</summary>
public abstract class RawBody
{
    private RawBody()
    {
    }

    /// <summary>Whether it can be sent more than once: a stream that cannot be rewound cannot.</summary>
    internal virtual bool IsRepeatable => true;

    internal abstract HttpContent Create();

    /// <summary>JSON, as text (<c>application/json</c>).</summary>
    public static RawBody Json(string json) => Text(json, "application/json");

    /// <summary>JSON.</summary>
    public static RawBody Json(JsonNode json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Json(json.ToJsonString());
    }

    /// <summary>JSON.</summary>
    public static RawBody Json(JsonElement json) => Json(json.GetRawText());

    /// <summary>Text in UTF-8.</summary>
    public static RawBody Text(string text, string contentType = "text/plain")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new OfBytes(Encoding.UTF8.GetBytes(text), TypeOf(contentType));
    }

    /// <summary>Bytes.</summary>
    public static RawBody Bytes(ReadOnlyMemory<byte> bytes, string contentType = "application/octet-stream") => new OfBytes(bytes, TypeOf(contentType));

    /// <summary>What a stream holds from where it stands. It is sent again only if it can be rewound, and stays open.</summary>
    public static RawBody Stream(Stream stream, string contentType = "application/octet-stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new OfStream(stream, TypeOf(contentType));
    }

    /// <summary>A form of fields and files (<c>multipart/form-data</c>).</summary>
    /// <param name="fields">Fields by their keys.</param>
    /// <param name="files">Files.</param>
    public static RawBody Form(IEnumerable<KeyValuePair<string, string>>? fields = null, params IEnumerable<RawFile> files) => new OfForm([.. fields ?? []], [.. files]);

    private static MediaTypeHeaderValue TypeOf(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) ? type : throw new ArgumentException($"'{contentType}' is no content type. Write one such as application/json.", nameof(contentType));

    private sealed class OfBytes(ReadOnlyMemory<byte> bytes, MediaTypeHeaderValue type) : RawBody
    {
        internal override HttpContent Create() => new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = type } };
    }

    private sealed class OfStream(Stream stream, MediaTypeHeaderValue type) : RawBody
    {
        internal override bool IsRepeatable => stream.CanSeek;

        internal override HttpContent Create() => new StreamContent(new Kept(stream)) { Headers = { ContentType = type } };
    }

    private sealed class OfForm(ImmutableArray<KeyValuePair<string, string>> fields, ImmutableArray<RawFile> files) : RawBody
    {
        internal override bool IsRepeatable => files.All(static file => file.Content.CanSeek);

        internal override HttpContent Create()
        {
            var form = new MultipartFormDataContent();
            foreach (var (key, value) in fields) form.Add(new StringContent(value), key);
            foreach (var file in files) form.Add(new StreamContent(new Kept(file.Content)) { Headers = { ContentType = TypeOf(file.ContentType) } }, file.Key, file.FileName);
            return form;
        }
    }

    // The caller's stream is the caller's to close.
    private sealed class Kept(Stream stream) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => stream.CanSeek;

        public override bool CanWrite => false;

        public override long Length => stream.Length;

        public override long Position
        {
            get => stream.Position;
            set => stream.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => stream.Read(buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => stream.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

        public override void Flush() => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
