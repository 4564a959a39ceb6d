using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>An application in its own name: by a secret, a certificate, or somebody else's word.</summary>
internal sealed class AppCredential(string? tenant, string clientId, SignInOptions? options, Func<ConfidentialClientApplicationBuilder, ConfidentialClientApplicationBuilder> prove) : DataverseCredential
{
    private readonly Tenancy _tenancy = new(tenant, options);
    private IConfidentialClientApplication? _application;

    internal override async Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken)
    {
        var authority = await _tenancy.FindAsync(demand.Organization, cancellationToken).ConfigureAwait(false);
        var application = _application ??= Build(authority);
        var result = await SignInCall.RunAsync(() => application
            .AcquireTokenForClient(_tenancy.ScopesOf(demand.Organization, ".default"))
            .WithForceRefresh(demand.IsRefused)
            .ExecuteAsync(cancellationToken)).ConfigureAwait(false);
        return new(result.AccessToken, result.ExpiresOn);
    }

    private IConfidentialClientApplication Build(Authority authority)
    {
        var application = _tenancy.Apply(prove(ConfidentialClientApplicationBuilder.Create(clientId)), authority).Build();
        _tenancy.Share(application.AppTokenCache);
        return application;
    }
}
