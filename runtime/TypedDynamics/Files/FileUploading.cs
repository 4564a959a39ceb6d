using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using TypedDynamics.Http;
using TypedDynamics.Writing;

namespace TypedDynamics.Files;

/// <summary>Sends a file to a column: a small one whole, a larger one in chunks, of which one is held at a time.</summary>
internal sealed class FileUploading(DataverseConnection connection)
{
    private const int DefaultChunkSize = 4 * 1024 * 1024;
    private const string FileName = "x-ms-file-name";

    public async Task UploadAsync(FilePath path, Stream content, string fileName, FileUploadOptions options, CancellationToken cancellationToken)
    {
        RequireName(fileName);
        if (options.Resume is { } session)
        {
            await SkipAsync(content, session.Position, cancellationToken).ConfigureAwait(false);
            await SendChunksAsync(path, content, new byte[session.ChunkSize], default, fileName, session, options.Progress, cancellationToken).ConfigureAwait(false);
            return;
        }

        var buffer = new byte[DefaultChunkSize];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read < buffer.Length)
        {
            await SendWholeAsync(path, buffer.AsMemory(0, read), fileName, cancellationToken).ConfigureAwait(false);
            options.Progress?.Report(new(read, read));
            return;
        }

        var length = options.Length ?? (content.CanSeek ? content.Length - content.Position + read : throw new ArgumentException(
            "The stream does not tell its length, which the service wants to know of files over 4 MB. Hand in FileUploadOptions.Length.", nameof(content)));
        var begun = await BeginAsync(path, fileName, length, cancellationToken).ConfigureAwait(false);
        // What was read already is the first chunk, or its beginning.
        await SendChunksAsync(path, content, begun.ChunkSize == buffer.Length ? buffer : new byte[Math.Max(begun.ChunkSize, buffer.Length)], buffer, fileName, begun, options.Progress, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendWholeAsync(FilePath path, ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken)
    {
        using var request = WriteRequest.Create(HttpMethod.Patch, path.Column);
        request.Content = Bytes(content);
        Name(request, fileName);
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FileUploadSession> BeginAsync(FilePath path, string fileName, long length, CancellationToken cancellationToken)
    {
        using var request = WriteRequest.Create(HttpMethod.Patch, path.Column);
        request.Content = Bytes(default);
        request.Headers.TryAddWithoutValidation("x-ms-transfer-mode", "chunked");
        Name(request, fileName);
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var address = response.Headers.Location ?? throw new MalformedResponseException("The answer to a begun upload names no address for its chunks: Location is missing.");
        var size = response.Headers.NonValidated.TryGetValues("x-ms-chunk-size", out var values) && int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > 0 ? said : DefaultChunkSize;
        return new(address.OriginalString, size, 0, length);
    }

    private async Task SendChunksAsync(FilePath path, Stream content, byte[] buffer, ReadOnlyMemory<byte> first, string fileName, FileUploadSession session, IProgress<FileProgress>? progress, CancellationToken cancellationToken)
    {
        // More may have been read than a chunk holds.
        var pending = first;
        while (session.Position < session.Length)
        {
            var size = (int)Math.Min(session.ChunkSize, session.Length - session.Position);
            var taken = Math.Min(pending.Length, size);
            pending[..taken].CopyTo(buffer);
            pending = pending[taken..];
            try
            {
                await content.ReadExactlyAsync(buffer.AsMemory(taken, size - taken), cancellationToken).ConfigureAwait(false);
            }
            catch (EndOfStreamException exception)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The stream ended before the {session.Length} bytes that were announced. Nothing was stored."), nameof(content), exception);
            }

            // Told before the last chunk, which stores the file.
            if (session.Position + size == session.Length && (!pending.IsEmpty || await content.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The stream goes on behind the {session.Length} bytes that were announced. Nothing was stored."), nameof(content));
            await SendChunkAsync(path, buffer.AsMemory(0, size), fileName, session, cancellationToken).ConfigureAwait(false);
            session = session with { Position = session.Position + size };
            progress?.Report(new(session.Position, session.Length));
        }
    }

    private async Task SendChunkAsync(FilePath path, ReadOnlyMemory<byte> chunk, string fileName, FileUploadSession session, CancellationToken cancellationToken)
    {
        // Absolute, as the service gave it; that it stays on the connection's host is seen to on its way.
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(session.Address, UriKind.RelativeOrAbsolute));
        request.Content = Bytes(chunk);
        request.Content.Headers.ContentRange = new(session.Position, session.Position + chunk.Length - 1, session.Length);
        if (IsPlain(fileName)) request.Headers.TryAddWithoutValidation(FileName, fileName);
        try
        {
            using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (request.WasRepeated() && session.Position + chunk.Length == session.Length && refusal.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // The last chunk ends the session: a try that got no answer may have stored the file.
            if (!await IsStoredAsync(path, fileName, session.Length, cancellationToken).ConfigureAwait(false)) throw;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DataverseException { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new FileUploadException(session, exception);
        }
    }

    private async Task<bool> IsStoredAsync(FilePath path, string fileName, long length, CancellationToken cancellationToken)
    {
        var file = await new FileDownloading(connection).DownloadAsync(path, from: length - 1, cancellationToken).ConfigureAwait(false);
        await using var _ = (file ?? (IAsyncDisposable)Stream.Null).ConfigureAwait(false);
        return file is not null && file.Length == length && (path.IsImage || file.Name == fileName);
    }

    private static async Task SkipAsync(Stream content, long bytes, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
        {
            content.Seek(bytes, SeekOrigin.Current);
            return;
        }

        if (!await content.TrySkipAsync(bytes, cancellationToken).ConfigureAwait(false))
            throw new ArgumentException("The stream is shorter than what was uploaded before. Hand in the same file, from its beginning.", nameof(content));
    }

    private static ReadOnlyMemoryContent Bytes(ReadOnlyMemory<byte> content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    // What no header can carry as it is goes into the address, escaped.
    private static void Name(HttpRequestMessage request, string fileName)
    {
        if (IsPlain(fileName)) request.Headers.TryAddWithoutValidation(FileName, fileName);
        else request.RequestUri = new($"{request.RequestUri!.OriginalString}?{FileName}={Uri.EscapeDataString(fileName)}", UriKind.Relative);
    }

    private static bool IsPlain(string fileName) => fileName.All(static character => character is >= ' ' and <= '~' and not '%');

    private static void RequireName(string fileName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (fileName.Any(static character => char.IsControl(character) || character is '/' or '\\'))
            throw new ArgumentException($"'{fileName}' is no name of a file: it holds a slash or a control character. Hand in the name alone, without folders.", nameof(fileName));
    }
}
