using System.Net;

namespace TypedDynamics.Http;

/// <summary>The sockets below the pipeline.</summary>
internal static class Transport
{
    /// <summary>No redirects, which would carry requests to other hosts; cookies, which tie every caller to one server of the service, on request only.</summary>
    public static SocketsHttpHandler CreateHandler(DataverseOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = options.UseAffinityCookie,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
    };

    /// <summary>A client over the user's handler, which stays the user's, or over sockets of its own.</summary>
    public static HttpClient CreateClient(DataverseOptions options) =>
        new(options.MessageHandler ?? CreateHandler(options), disposeHandler: options.MessageHandler is null) { Timeout = Timeout.InfiniteTimeSpan };
}
