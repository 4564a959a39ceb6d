using System.Net;

namespace TypedDynamics.Http;

/// <summary>The sockets below the pipeline.</summary>
internal static class Transport
{
    /// <summary>No redirects, which would carry requests to other hosts, and no cookies, which would tie every caller to one server of the service.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };

    /// <summary>A client over the user's handler, which stays the user's, or over sockets of its own.</summary>
    public static HttpClient CreateClient(HttpMessageHandler? handler) =>
        new(handler ?? CreateHandler(), disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };
}
