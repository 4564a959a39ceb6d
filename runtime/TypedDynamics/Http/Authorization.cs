using System.Buffers;
using System.Net.Http.Headers;

namespace TypedDynamics.Http;

/// <summary>Puts the bearer token into its header. The token is never part of a message: not of ours, not of the framework's.</summary>
internal sealed class Authorization(Uri serviceRoot)
{
    private static readonly SearchValues<char> s_tokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    private readonly Uri _organization = new(serviceRoot.GetLeftPart(UriPartial.Authority));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var token = await ServiceProtection.UserOf(request).AccessToken(_organization, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(token))
            throw new InvalidOperationException("DataverseOptions.AccessToken gave no token. Nothing was sent.");
        if (token.AsSpan().ContainsAnyExcept(s_tokenCharacters))
            throw new InvalidOperationException("DataverseOptions.AccessToken gave a text that is no bearer token. Give the token alone, without 'Bearer' or line ends. Nothing was sent.");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await next(request, cancellationToken).ConfigureAwait(false);
    }
}
