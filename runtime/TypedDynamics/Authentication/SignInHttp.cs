using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>The client that tokens are asked for with.</summary>
internal sealed class SignInHttp(HttpMessageHandler? handler) : IMsalHttpClientFactory
{
    // One for all: it keeps no state but its sockets, which it renews.
    private static readonly HttpClient s_shared = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(15) });

    private readonly HttpClient _client = handler is null ? s_shared : new(handler, disposeHandler: false);

    public HttpClient GetHttpClient() => _client;
}
