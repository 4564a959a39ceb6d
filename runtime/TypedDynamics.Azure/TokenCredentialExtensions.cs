using Azure.Core;

namespace TypedDynamics.Azure;

/// <summary>Credentials of Azure.Identity.</summary>
public static class TokenCredentialExtensions
{
    /// <summary>Signs in with a credential of Azure.Identity, such as <c>DefaultAzureCredential</c>: it is asked for <c>{org}/.default</c>, and keeps and renews its tokens itself.</summary>
    /// <remarks>What goes wrong there is thrown as it is (<c>AuthenticationFailedException</c>). A token that the service turns away cannot be made anew by this road: the credential gives its own until it ends.</remarks>
    /// <param name="credential">The credential; it may serve several orgs.</param>
    /// <param name="scopes">What to ask for in place of that.</param>
    public static DataverseCredential ForDataverse(this TokenCredential credential, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(scopes);
        return DataverseCredential.AccessToken(async (organization, cancellationToken) =>
        {
            var wanted = new TokenRequestContext(scopes.Length > 0 ? scopes : [$"{organization.GetLeftPart(UriPartial.Authority)}/.default"]);
            return (await credential.GetTokenAsync(wanted, cancellationToken).ConfigureAwait(false)).Token;
        });
    }
}
