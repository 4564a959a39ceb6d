using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TypedDynamics.Writing.Batch;

/// <summary>The body of a batch, written request by request as it is sent: multipart/mixed, lines ending in CR LF.</summary>
internal sealed class BatchContent : HttpContent
{
    private const int PieceLength = 64 * 1024;

    private readonly IReadOnlyList<BatchUnit> _units;
    private readonly string _rootPath;
    private readonly string _boundary;

    /// <param name="units">What to carry out.</param>
    /// <param name="serviceRoot">Requests are addressed by their path: relative addresses are not understood everywhere.</param>
    /// <param name="boundary">What no line of a body begins with behind two dashes.</param>
    public BatchContent(IReadOnlyList<BatchUnit> units, Uri serviceRoot, string boundary)
    {
        (_units, _rootPath, _boundary) = (units, serviceRoot.AbsolutePath, boundary);
        Headers.ContentType = new MediaTypeHeaderValue("multipart/mixed") { Parameters = { new NameValueHeaderValue("boundary", $"\"batch_{boundary}\"") } };
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var piece = new ArrayBufferWriter<byte>(PieceLength);
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            Write(piece, $"--batch_{_boundary}\r\n");
            if (unit.IsChangeSet) await WriteChangeSetAsync(stream, piece, unit, $"changeset_{_boundary}_{i.ToString(CultureInfo.InvariantCulture)}", cancellationToken).ConfigureAwait(false);
            else await WriteRequestAsync(stream, piece, unit.Requests[0].Request, contentId: null, cancellationToken).ConfigureAwait(false);
        }

        Write(piece, $"--batch_{_boundary}--\r\n");
        await SendAsync(stream, piece, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static void Write(ArrayBufferWriter<byte> piece, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, piece);

    private static async Task SendAsync(Stream stream, ArrayBufferWriter<byte> piece, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(piece.WrittenMemory, cancellationToken).ConfigureAwait(false);
        piece.ResetWrittenCount();
    }

    private async Task WriteChangeSetAsync(Stream stream, ArrayBufferWriter<byte> piece, BatchUnit unit, string boundary, CancellationToken cancellationToken)
    {
        Write(piece, $"Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n");
        var delimiter = $"--{boundary}\r\n";
        for (var i = 0; i < unit.Requests.Count; i++)
        {
            Write(piece, delimiter);
            await WriteRequestAsync(stream, piece, unit.Requests[i].Request, i + 1, cancellationToken).ConfigureAwait(false);
        }

        Write(piece, $"--{boundary}--\r\n");
    }

    private async ValueTask WriteRequestAsync(Stream stream, ArrayBufferWriter<byte> piece, HttpRequestMessage request, int? contentId, CancellationToken cancellationToken)
    {
        var content = request.Content;
        // Without its length a part's body is not always read.
        if (content is not (null or JsonBody)) await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        WriteHead(piece, request, contentId);
        if (content is JsonBody { Bytes: { Length: < PieceLength } bytes })
        {
            piece.Write(bytes.Span);
        }
        else if (content is not null)
        {
            await SendAsync(stream, piece, cancellationToken).ConfigureAwait(false);
            await content.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        piece.Write("\r\n"u8);
        if (piece.WrittenCount >= PieceLength / 2) await SendAsync(stream, piece, cancellationToken).ConfigureAwait(false);
    }

    private void WriteHead(ArrayBufferWriter<byte> piece, HttpRequestMessage request, int? contentId)
    {
        piece.Write("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"u8);
        if (contentId is { } id)
        {
            piece.Write("Content-ID: "u8);
            WriteNumber(piece, id);
        }

        piece.Write("\r\n"u8);
        Write(piece, request.Method.Method);
        piece.Write(" "u8);
        WritePath(piece, request.RequestUri!);
        piece.Write(" HTTP/1.1\r\n"u8);
        if (!request.Headers.NonValidated.Contains("Accept")) piece.Write("Accept: application/json\r\n"u8);
        WriteHeaders(piece, request.Headers.NonValidated);
        if (request.Content is { } content)
        {
            WriteHeaders(piece, content.Headers.NonValidated);
            if (!content.Headers.NonValidated.Contains("Content-Length"))
            {
                piece.Write("Content-Length: "u8);
                WriteNumber(piece, content.Headers.ContentLength!.Value);
            }
        }

        piece.Write("\r\n"u8);
    }

    private static void WriteHeaders(ArrayBufferWriter<byte> piece, HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
        {
            Write(piece, name);
            piece.Write(": "u8);
            Write(piece, values.ToString());
            piece.Write("\r\n"u8);
        }
    }

    private static void WriteNumber(ArrayBufferWriter<byte> piece, long number)
    {
        number.TryFormat(piece.GetSpan(20), out var length, default, CultureInfo.InvariantCulture);
        piece.Advance(length);
        piece.Write("\r\n"u8);
    }

    private void WritePath(ArrayBufferWriter<byte> piece, Uri address)
    {
        if (!address.IsAbsoluteUri) Write(piece, _rootPath);
        Write(piece, address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString);
    }
}
