using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>The user who calls a web API: their token for it, exchanged.</summary>
internal sealed class BehalfCredential : DataverseCredential
{
    private readonly Tenancy _tenancy;
    private readonly SignInApplication<IConfidentialClientApplication> _application;
    private readonly Func<CancellationToken, ValueTask<string>> _userToken;

    public BehalfCredential(string? tenant, string clientId, string secret, Func<CancellationToken, ValueTask<string>> userToken, SignInOptions? options)
    {
        _userToken = userToken;
        _tenancy = new(tenant, options);
        _application = new(_tenancy, async (authority, demand) =>
        {
            var application = _tenancy.Apply(ConfidentialClientApplicationBuilder.Create(clientId).WithClientSecret(secret), authority).Build();
            await _tenancy.ShareAsync(application.UserTokenCache, demand).ConfigureAwait(false);
            return application;
        });
    }

    // Whose token it is changes from call to call; the library keeps one for each user.
    internal override bool KeepsTokens => false;

    internal override async Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken)
    {
        var application = await _application.GetAsync(demand, cancellationToken).ConfigureAwait(false);
        var user = new UserAssertion(await _userToken(cancellationToken).ConfigureAwait(false));
        return await SignInCall.TokenAsync(demand, isForced => application
            .AcquireTokenOnBehalfOf(_tenancy.ScopesOf(demand.Organization, "user_impersonation"), user)
            .WithForceRefresh(isForced)
            .ExecuteAsync(cancellationToken)).ConfigureAwait(false);
    }
}
