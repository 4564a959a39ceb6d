using System.Net;
using System.Text;

namespace TypedDynamics.Tests.Shared;

/// <summary>Fails as networks do: no connection, an answer that never comes, a body that breaks off or stalls.</summary>
internal sealed class FaultyHandler(Func<CancellationToken, Task<HttpResponseMessage>> fault) : HttpMessageHandler
{
    public static FaultyHandler NoConnection() =>
        new(static _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (contoso.crm.dynamics.com:443)"));

    /// <summary>Answers nothing until the request is given up.</summary>
    public static FaultyHandler Silence(TaskCompletionSource asked) => new(async cancellationToken =>
    {
        asked.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("Silence has no end.");
    });

    /// <summary>An answer of which only so much comes: the connection breaks then, or nothing follows.</summary>
    public static FaultyHandler Cut(HttpStatusCode status, string body, Func<CancellationToken, ValueTask<int>> end) =>
        new(_ => Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(new CutStream(body, end)) }));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => fault(cancellationToken);

    private sealed class CutStream(string body, Func<CancellationToken, ValueTask<int>> end) : ReadOnlyStream
    {
        private readonly MemoryStream _body = new(Encoding.UTF8.GetBytes(body));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _body.Read(buffer.Span) is > 0 and var length ? length : await end(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
