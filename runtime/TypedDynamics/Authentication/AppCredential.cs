using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>An application in its own name: by a secret, a certificate, or somebody else's word.</summary>
internal sealed class AppCredential : DataverseCredential
{
    private readonly Tenancy _tenancy;
    private readonly SignInApplication<IConfidentialClientApplication> _application;

    public AppCredential(string? tenant, string clientId, SignInOptions? options, Func<ConfidentialClientApplicationBuilder, ConfidentialClientApplicationBuilder> prove)
    {
        _tenancy = new(tenant, options);
        _application = new(_tenancy, async (authority, demand) =>
        {
            var application = _tenancy.Apply(prove(ConfidentialClientApplicationBuilder.Create(clientId)), authority).Build();
            await _tenancy.ShareAsync(application.AppTokenCache, demand).ConfigureAwait(false);
            return application;
        });
    }

    internal override async Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken)
    {
        var application = await _application.GetAsync(demand, cancellationToken).ConfigureAwait(false);
        return await SignInCall.TokenAsync(demand, isForced => application
            .AcquireTokenForClient(_tenancy.ScopesOf(demand.Organization, ".default"))
            .WithForceRefresh(isForced)
            .ExecuteAsync(cancellationToken)).ConfigureAwait(false);
    }
}
