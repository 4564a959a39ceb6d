using TypedDynamics.Diagnostics;

namespace TypedDynamics.Http;

/// <summary>What every request passes on its way out, top to bottom, and every answer on its way back, bottom to top.</summary>
internal static class Pipeline
{
    public static Send Build(Uri serviceRoot, DataverseOptions options, ServiceProtection protection, Func<HttpClient> client) =>
        Join([ClientRequestId.SendAsync, new Tracing(serviceRoot, options.Clock, options.Logger).SendAsync, new HostGuard(serviceRoot).SendAsync, new ErrorParsing(options.Clock).SendAsync], BuildTries(options, protection, new Retry(options, protection).SendAsync, client));

    /// <summary>The same for raw requests: answers come as they are, and requests say themselves how they are sent again.</summary>
    public static Send BuildRaw(Uri serviceRoot, DataverseOptions options, ServiceProtection protection, Func<HttpClient> client) =>
        Join([ClientRequestId.SendAsync, new Tracing(serviceRoot, options.Clock, options.Logger).SendAsync, new HostGuard(serviceRoot).SendAsync], BuildTries(options, protection, RawRetry.By(options.Clock), client));

    private static Send BuildTries(DataverseOptions options, ServiceProtection protection, Policy retry, Func<HttpClient> client) =>
        Join(
            [
                new OverallDeadline(options.TotalTimeout, options.Clock).SendAsync,
                retry,
                protection.SendAsync,
                new Deadline(options.Timeout, options.Clock).SendAsync,
                StandardHeaders.SendAsync,
                Authorization.SendAsync,
            ],
            (request, cancellationToken) => client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken));

    private static Send Join(ReadOnlySpan<Policy> policies, Send transport)
    {
        var send = transport;
        for (var i = policies.Length - 1; i >= 0; i--)
        {
            var (policy, next) = (policies[i], send);
            send = (request, cancellationToken) => policy(request, next, cancellationToken);
        }

        return send;
    }
}
