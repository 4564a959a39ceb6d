using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>The user who calls a web API: their token for it, exchanged.</summary>
internal sealed class BehalfCredential(string? tenant, string clientId, string secret, Func<CancellationToken, ValueTask<string>> userToken, SignInOptions? options) : DataverseCredential
{
    private readonly Tenancy _tenancy = new(tenant, options);
    private IConfidentialClientApplication? _application;

    // Whose token it is changes from call to call; the library keeps one for each user.
    internal override bool KeepsTokens => false;

    internal override async Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken)
    {
        var authority = await _tenancy.FindAsync(demand.Organization, cancellationToken).ConfigureAwait(false);
        var application = _application ??= Build(authority);
        var user = new UserAssertion(await userToken(cancellationToken).ConfigureAwait(false));
        var result = await SignInCall.RunAsync(() => application
            .AcquireTokenOnBehalfOf(_tenancy.ScopesOf(demand.Organization, "user_impersonation"), user)
            .WithForceRefresh(demand.IsRefused)
            .ExecuteAsync(cancellationToken)).ConfigureAwait(false);
        return new(result.AccessToken, result.ExpiresOn);
    }

    private IConfidentialClientApplication Build(Authority authority)
    {
        var application = _tenancy.Apply(ConfidentialClientApplicationBuilder.Create(clientId).WithClientSecret(secret), authority).Build();
        _tenancy.Share(application.UserTokenCache);
        return application;
    }
}
