namespace TypedDynamics.Tests.Http;

/// <summary>Connections to an org that is not there, over handlers that are.</summary>
internal static class Connections
{
    public const string Token = "eyJhbGciOi.c2VjcmV0LXRva2Vu.x-_~+/=";

    public static DataverseOptions Options(HttpMessageHandler handler) => new()
    {
        Url = new("https://contoso.crm.dynamics.com"),
        AccessToken = static (_, _) => ValueTask.FromResult(Token),
        MessageHandler = handler,
        MaxRetries = 0,
    };

    public static DataverseConnection Over(HttpMessageHandler handler) => new(Options(handler));

    public static async Task<HttpResponseMessage> GetAsync(this DataverseConnection connection, string address, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        return await connection.SendAsync(request, cancellationToken);
    }
}
