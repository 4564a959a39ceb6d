using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>A user of this application: asked once, renewed silently after that.</summary>
internal sealed class UserCredential(string? tenant, string clientId, SignInOptions? options, UserCredential.Ask ask) : DataverseCredential
{
    private readonly Tenancy _tenancy = new(tenant, options);
    private IPublicClientApplication? _application;

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
        var authority = await _tenancy.FindAsync(demand.Organization, cancellationToken).ConfigureAwait(false);
        var application = _application ??= Build(authority);
        var scopes = _tenancy.ScopesOf(demand.Organization, "user_impersonation");
        var result = await SignInCall.RunAsync(() => RenewOrAskAsync(application, scopes, demand.IsRefused, cancellationToken)).ConfigureAwait(false);
        return new(result.AccessToken, result.ExpiresOn);
    }

    private string RedirectUri => options?.LoopbackPort is > 0 and var port ? $"http://localhost:{port}" : "http://localhost";

    private IPublicClientApplication Build(Authority authority)
    {
        var application = _tenancy.Apply(PublicClientApplicationBuilder.Create(clientId).WithRedirectUri(RedirectUri), authority).Build();
        _tenancy.Share(application.UserTokenCache);
        return application;
    }

    private async Task<AuthenticationResult> RenewOrAskAsync(IPublicClientApplication application, IReadOnlyList<string> scopes, bool isRefused, CancellationToken cancellationToken)
    {
        if ((await application.GetAccountsAsync().ConfigureAwait(false)).FirstOrDefault() is { } account)
        {
            try
            {
                return await application.AcquireTokenSilent(scopes, account).WithForceRefresh(isRefused).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (MsalUiRequiredException)
            {
                // The user is asked.
            }
        }

        return await ask(application, scopes, cancellationToken).ConfigureAwait(false);
    }
}
