using System.Net;

namespace TypedDynamics.Files;

/// <summary>A file's bytes over as many answers as it takes: where one breaks off, the rest is asked for.</summary>
internal sealed class FileContent(FileDownloading downloading, DataverseConnection connection, FilePath path, HttpResponseMessage response, long from, string? name, long length) : Stream
{
    private HttpResponseMessage? _response = response;
    private Stream? _body;
    private long _position = from;
    private int _failures;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position >= length) return 0;
        while (true)
        {
            try
            {
                _body ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
                var read = await _body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0) throw Ended();
                (_position, _failures) = (_position + read, 0);
                return read;
            }
            catch (Exception exception) when (exception is HttpIOException or HttpRequestException or IOException and not FileReplacedException && _failures++ < connection.MaxRetries)
            {
                await CloseAsync().ConfigureAwait(false);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body?.Dispose();
            _response?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        if (_response is null)
        {
            _response = await AskAgainAsync(cancellationToken).ConfigureAwait(false);
            if (_response.StatusCode == HttpStatusCode.NoContent || FileDownloading.LengthOf(_response) != length || FileDownloading.NameOf(_response) != name) throw new FileReplacedException();
        }

        var body = await _response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // A service that knows no ranges sends the file from its beginning.
        var skipped = _response.StatusCode == HttpStatusCode.PartialContent ? 0 : _position;
        return await body.TrySkipAsync(skipped, cancellationToken).ConfigureAwait(false) ? body : throw Ended();
    }

    private async Task<HttpResponseMessage> AskAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await downloading.AskAsync(path, _position, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable or HttpStatusCode.NotFound)
        {
            throw new FileReplacedException(refusal);
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_body is not null) await _body.DisposeAsync().ConfigureAwait(false);
        _response?.Dispose();
        (_body, _response) = (null, null);
    }

    private static HttpIOException Ended() => new(HttpRequestError.ResponseEnded, "The answer ended before the file.");

    private sealed class FileReplacedException(Exception? cause = null) : IOException("The file was replaced or removed while it was read. Ask for it anew.", cause);
}
