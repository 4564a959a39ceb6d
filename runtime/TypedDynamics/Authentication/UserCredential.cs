using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>A user of this application: asked once, renewed silently after that.</summary>
internal sealed class UserCredential : DataverseCredential
{
    private readonly Tenancy _tenancy;
    private readonly SignInApplication<IPublicClientApplication> _application;
    private readonly Ask _ask;

    public UserCredential(string? tenant, string clientId, SignInOptions? options, Ask ask)
    {
        _ask = ask;
        _tenancy = new(tenant, options);
        var redirectUri = options?.LoopbackPort is > 0 and var port ? $"http://localhost:{port}" : "http://localhost";
        _application = new(_tenancy, async (authority, demand) =>
        {
            var application = _tenancy.Apply(PublicClientApplicationBuilder.Create(clientId).WithRedirectUri(redirectUri), authority).Build();
            await _tenancy.ShareAsync(application.UserTokenCache, demand).ConfigureAwait(false);
            return application;
        });
    }

    /// <summary>How the user is asked.</summary>
    internal delegate Task<AuthenticationResult> Ask(IPublicClientApplication application, IEnumerable<string> scopes, CancellationToken cancellationToken);

    public static Ask ByDeviceCode(Func<DeviceCodePrompt, Task> prompt) => (application, scopes, cancellationToken) => application
        .AcquireTokenWithDeviceCode(scopes, code => prompt(new(code.Message, code.UserCode, new Uri(code.VerificationUrl), code.ExpiresOn)))
        .ExecuteAsync(cancellationToken);

    public static Ask ByBrowser(SignInOptions? options) => (application, scopes, cancellationToken) => application
        .AcquireTokenInteractive(scopes)
        .WithUseEmbeddedWebView(false)
        .WithSystemWebViewOptions(new SystemWebViewOptions { OpenBrowserAsync = options?.OpenBrowser })
        .ExecuteAsync(cancellationToken);

    internal override async Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken)
    {
        var application = await _application.GetAsync(demand, cancellationToken).ConfigureAwait(false);
        var scopes = _tenancy.ScopesOf(demand.Organization, "user_impersonation");
        return await SignInCall.TokenAsync(demand, isForced => RenewOrAskAsync(application, scopes, isForced, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<AuthenticationResult> RenewOrAskAsync(IPublicClientApplication application, IReadOnlyList<string> scopes, bool isForced, CancellationToken cancellationToken)
    {
        if ((await application.GetAccountsAsync().ConfigureAwait(false)).FirstOrDefault() is { } account)
        {
            try
            {
                return await application.AcquireTokenSilent(scopes, account).WithForceRefresh(isForced).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (MsalUiRequiredException)
            {
                // The user is asked.
            }
        }

        return await _ask(application, scopes, cancellationToken).ConfigureAwait(false);
    }
}
