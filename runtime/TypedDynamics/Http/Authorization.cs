using System.Buffers;
using System.Net.Http.Headers;

namespace TypedDynamics.Http;

/// <summary>Puts the bearer token into its header. The token is never part of a message: not of ours, not of the framework's.</summary>
internal static class Authorization
{
    private static readonly SearchValues<char> s_tokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    private static readonly HttpRequestOptionsKey<string> s_refused = new("TypedDynamics.RefusedToken");

    private static readonly HttpRequestOptionsKey<DataverseCredential> s_credential = new("TypedDynamics.Credential");

    /// <summary>Has a request sign in with that in place of its user's own.</summary>
    public static void SignInWith(this HttpRequestMessage request, DataverseCredential credential) => request.Options.Set(s_credential, credential);

    /// <summary>Notes that the token which an answer turned away is not to be sent again.</summary>
    public static void RefuseToken(this HttpRequestMessage request, HttpResponseMessage? answer)
    {
        if (answer?.RequestMessage?.Headers.Authorization?.Parameter is { } token) request.Options.Set(s_refused, token);
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(s_refused, out var refused);
        var token = await ServiceProtection.UserOf(request).Tokens.GetAsync(refused, request.Options.TryGetValue(s_credential, out var credential) ? credential : null, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(token))
            throw new InvalidOperationException("DataverseOptions.AccessToken gave no token. Nothing was sent.");
        if (token.AsSpan().ContainsAnyExcept(s_tokenCharacters))
            throw new InvalidOperationException("DataverseOptions.AccessToken gave a text that is no bearer token. Give the token alone, without 'Bearer' or line ends. Nothing was sent.");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await next(request, cancellationToken).ConfigureAwait(false);
    }
}
