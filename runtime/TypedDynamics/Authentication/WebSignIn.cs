using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using TypedDynamics.Authentication;
using TypedDynamics.Diagnostics;

namespace TypedDynamics;

/// <summary>Lets the users of a web application sign in, and work in the org in their own name (authorization code with PKCE).</summary>
/// <remarks>
/// A sign-in begins with <see cref="BeginAsync"/>: keep what it gives in the user's session, and send the browser to its address. It comes back to the redirect URI with a code and a
/// state: <see cref="RedeemAsync"/>. After that <see cref="CredentialOf"/> gives tokens for the user, renewed silently while the session lasts. Thread-safe; make one for an application.
/// </remarks>
public sealed class WebSignIn
{
    private readonly Tenancy _tenancy;
    private readonly SignInApplication<IConfidentialClientApplication> _application;
    private readonly Uri _organization;

    // Requests of one user renew a token once. Users who share a gate wait for each other only while one is renewed.
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(static _ => new SemaphoreSlim(1))];
    private readonly ILogger _logger;

    /// <param name="organization">The org's address.</param>
    /// <param name="tenant">The tenant, as in <see cref="DataverseCredential"/>; null to ask the org.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="redirectUri">Where browsers come back to, as it is registered.</param>
    /// <param name="options">What is seldom set.</param>
    public WebSignIn(Uri organization, string? tenant, string clientId, string secret, Uri redirectUri, SignInOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentException.ThrowIfNullOrEmpty(secret);
        ArgumentNullException.ThrowIfNull(redirectUri);
        (_organization, _tenancy) = (organization, new(tenant, options));
        _logger = ClientLog.From(options?.LoggerFactory);
        _application = new(_tenancy, async (authority, demand) =>
        {
            var application = _tenancy.Apply(ConfidentialClientApplicationBuilder.Create(clientId).WithClientSecret(secret).WithRedirectUri(redirectUri.ToString()), authority).Build();
            await _tenancy.ShareAsync(application.UserTokenCache, demand).ConfigureAwait(false);
            return application;
        });
    }

    /// <summary>Begins a sign-in.</summary>
    /// <param name="loginHint">Who signs in, where that is known.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<SignInRequest> BeginAsync(string? loginHint = null, CancellationToken cancellationToken = default)
    {
        var application = await ApplicationAsync(cancellationToken).ConfigureAwait(false);
        var state = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);
        var request = application.GetAuthorizationRequestUrl(Scopes).WithPkce(out var verifier).WithExtraQueryParameters(new Dictionary<string, (string, bool)> { ["state"] = (state, false) });
        if (loginHint is not null) request = request.WithLoginHint(loginHint);
        return new(await request.ExecuteAsync(cancellationToken).ConfigureAwait(false), state, verifier);
    }

    /// <summary>Ends a sign-in with what the browser brought back.</summary>
    /// <param name="begun">What <see cref="BeginAsync"/> gave, from the user's session.</param>
    /// <param name="state">The parameter <c>state</c>.</param>
    /// <param name="code">The parameter <c>code</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="SignInException">The state is not that of this session (<c>state_mismatch</c>; nothing was sent), or the code is not good.</exception>
    public async Task<SignedInUser> RedeemAsync(SignInRequest begun, string? state, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(begun);
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (state != begun.State) throw new SignInException("state_mismatch", "This sign-in was not begun in this session: its state is another. Begin again; nothing was sent.");
        var application = await ApplicationAsync(cancellationToken).ConfigureAwait(false);
        var result = await SignInCall.RunAsync(() => application.AcquireTokenByAuthorizationCode(Scopes, code).WithPkceCodeVerifier(begun.Verifier).ExecuteAsync(cancellationToken)).ConfigureAwait(false);
        return new(result.Account.HomeAccountId.Identifier, result.Account.Username);
    }

    /// <summary>The tokens of a user who has signed in.</summary>
    /// <param name="accountId">Which user: <see cref="SignedInUser.AccountId"/>.</param>
    public DataverseCredential CredentialOf(string accountId)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountId);
        return new AccountCredential((isForced, cancellationToken) => RenewAsync(accountId, isForced, cancellationToken));
    }

    /// <summary>Forgets a user's tokens, at once, on all machines that share them. The session with the identity service goes on.</summary>
    public async Task SignOutAsync(string accountId, CancellationToken cancellationToken = default)
    {
        var application = await ApplicationAsync(cancellationToken).ConfigureAwait(false);
        if (await application.GetAccountAsync(accountId).ConfigureAwait(false) is { } account) await application.RemoveAsync(account).ConfigureAwait(false);
    }

    private IReadOnlyList<string> Scopes => _tenancy.ScopesOf(_organization, "user_impersonation");

    private Task<IConfidentialClientApplication> ApplicationAsync(CancellationToken cancellationToken) =>
        _application.GetAsync(new(_organization, refused: null, sharing: null, _logger), cancellationToken);

    private async Task<AuthenticationResult> RenewAsync(string accountId, bool isForced, CancellationToken cancellationToken)
    {
        var application = await ApplicationAsync(cancellationToken).ConfigureAwait(false);
        var gate = _gates[(uint)accountId.GetHashCode(StringComparison.Ordinal) % (uint)_gates.Length];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RenewAloneAsync(application, accountId, isForced, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<AuthenticationResult> RenewAloneAsync(IConfidentialClientApplication application, string accountId, bool isForced, CancellationToken cancellationToken)
    {
        var account = await application.GetAccountAsync(accountId).ConfigureAwait(false)
            ?? throw new SignInException("no_account", "This user has not signed in here, or has signed out. Begin a sign-in.") { NeedsUser = true };
        return await application.AcquireTokenSilent(Scopes, account).WithForceRefresh(isForced).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }
}
