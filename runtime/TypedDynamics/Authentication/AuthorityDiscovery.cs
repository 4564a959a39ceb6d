using System.Net;

namespace TypedDynamics.Authentication;

/// <summary>Asks the org who issues its tokens: it says so when it turns a request without one away.</summary>
internal static class AuthorityDiscovery
{
    /// <exception cref="SignInException">The org does not say.</exception>
    public static async Task<Authority> FindAsync(Uri organization, HttpClient client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(organization, "/api/data/v9.2/"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        // As it came: its addresses stand there without quotes, which is no header to the framework.
        var challenge = response.StatusCode == HttpStatusCode.Unauthorized && response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values.ToString() : null;
        return Authority.OfChallenge(challenge)
            ?? throw new SignInException("no_authority", $"The org at {organization.GetLeftPart(UriPartial.Authority)} does not say which tenant is its own. Give the credential the tenant's id or domain.");
    }
}
