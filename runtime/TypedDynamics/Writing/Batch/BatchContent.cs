using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TypedDynamics.Writing.Batch;

/// <summary>The body of a batch, written request by request as it is sent: multipart/mixed, lines ending in CR LF.</summary>
internal sealed class BatchContent : HttpContent
{
    private readonly IReadOnlyList<BatchUnit> _units;
    private readonly Uri _serviceRoot;
    private readonly string _boundary;

    /// <param name="units">What to carry out.</param>
    /// <param name="serviceRoot">Requests are addressed by their path: relative addresses are not understood everywhere.</param>
    /// <param name="boundary">What no line of a body begins with behind two dashes.</param>
    public BatchContent(IReadOnlyList<BatchUnit> units, Uri serviceRoot, string boundary)
    {
        (_units, _serviceRoot, _boundary) = (units, serviceRoot, boundary);
        Headers.ContentType = new MediaTypeHeaderValue("multipart/mixed") { Parameters = { new NameValueHeaderValue("boundary", $"\"batch_{boundary}\"") } };
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            await WriteAsync(stream, $"--batch_{_boundary}\r\n", cancellationToken).ConfigureAwait(false);
            if (unit.IsChangeSet) await WriteChangeSetAsync(stream, unit, $"changeset_{_boundary}_{i.ToString(CultureInfo.InvariantCulture)}", cancellationToken).ConfigureAwait(false);
            else await WriteRequestAsync(stream, unit.Requests[0].Request, contentId: null, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(stream, $"--batch_{_boundary}--\r\n", cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();

    private async Task WriteChangeSetAsync(Stream stream, BatchUnit unit, string boundary, CancellationToken cancellationToken)
    {
        await WriteAsync(stream, $"Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n", cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < unit.Requests.Count; i++)
        {
            await WriteAsync(stream, $"--{boundary}\r\n", cancellationToken).ConfigureAwait(false);
            await WriteRequestAsync(stream, unit.Requests[i].Request, (i + 1).ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(stream, $"--{boundary}--\r\n", cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteRequestAsync(Stream stream, HttpRequestMessage request, string? contentId, CancellationToken cancellationToken)
    {
        var head = new StringBuilder("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (contentId is not null) head.Append("Content-ID: ").Append(contentId).Append("\r\n");
        head.Append("\r\n").Append(request.Method.Method).Append(' ').Append(PathOf(request.RequestUri!)).Append(" HTTP/1.1\r\n");
        if (!request.Headers.Contains("Accept")) head.Append("Accept: application/json\r\n");
        foreach (var (name, values) in request.Headers.NonValidated) head.Append(name).Append(": ").AppendJoin(", ", values).Append("\r\n");
        if (request.Content is { } content)
        {
            // Without its length a part's body is not always read.
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (name, values) in content.Headers.NonValidated) head.Append(name).Append(": ").AppendJoin(", ", values).Append("\r\n");
            if (!content.Headers.NonValidated.Contains("Content-Length")) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {content.Headers.ContentLength}\r\n");
        }

        await WriteAsync(stream, head.Append("\r\n").ToString(), cancellationToken).ConfigureAwait(false);
        if (request.Content is { } body) await body.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        await WriteAsync(stream, "\r\n", cancellationToken).ConfigureAwait(false);
    }

    private string PathOf(Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : _serviceRoot.AbsolutePath + address.OriginalString;
}
