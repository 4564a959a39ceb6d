using System.Security.Cryptography.X509Certificates;
using TypedDynamics.Authentication;

namespace TypedDynamics;

/// <summary>How to sign in: <see cref="DataverseOptions.Credential"/>. Tokens are kept until shortly before they end, and asked for once however many requests wait for one.</summary>
/// <remarks>
/// Signing in is Microsoft.Identity.Client's. A tenant is given as its id or domain, as the address of its token endpoint
/// (<c>https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token</c>), or not at all: then the org is asked, which names it in its challenge (401,
/// <c>WWW-Authenticate</c>). No secret, token or code stands in a log, an exception or <c>ToString()</c>.
/// </remarks>
public abstract class DataverseCredential
{
    private protected DataverseCredential()
    {
    }

    /// <summary>An application with a secret (client credentials). It works as the application user that the org has for it.</summary>
    /// <param name="tenant">The tenant; null to ask the org.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="options">What is seldom set.</param>
    public static DataverseCredential ClientSecret(string? tenant, string clientId, string secret, SignInOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        return new AppCredential(tenant, Required(clientId), options, application => application.WithClientSecret(secret));
    }

    /// <summary>An application with a certificate, whose key signs for it and stays where it is.</summary>
    /// <param name="tenant">The tenant; null to ask the org.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="certificate">The certificate with its private key; see <see cref="CertificateSource"/>.</param>
    /// <param name="options">What is seldom set.</param>
    /// <exception cref="ArgumentException">The certificate has no private key.</exception>
    public static DataverseCredential Certificate(string? tenant, string clientId, X509Certificate2 certificate, SignInOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!certificate.HasPrivateKey) throw new ArgumentException($"The certificate '{certificate.Subject}' has no private key. Load it from a PFX file, a PEM file with its key, or a store that holds the key.", nameof(certificate));
        return new AppCredential(tenant, Required(clientId), options, application => application.WithCertificate(certificate));
    }

    /// <summary>An application that somebody else vouches for (workload identity federation): GitHub Actions, Kubernetes, another cloud.</summary>
    /// <param name="tenant">The tenant; null to ask the org.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="assertion">Gives the other issuer's token. Called whenever a token is asked for.</param>
    /// <param name="options">What is seldom set.</param>
    public static DataverseCredential Assertion(string? tenant, string clientId, Func<CancellationToken, Task<string>> assertion, SignInOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return new AppCredential(tenant, Required(clientId), options, application => application.WithClientAssertion(demand => assertion(demand.CancellationToken)));
    }

    /// <summary>As <see cref="Assertion"/>, with the file that Kubernetes' workload identity keeps current: <c>AZURE_TENANT_ID</c>, <c>AZURE_CLIENT_ID</c> and <c>AZURE_FEDERATED_TOKEN_FILE</c>.</summary>
    /// <exception cref="InvalidOperationException">One of these environment variables is not set.</exception>
    public static DataverseCredential WorkloadIdentity(SignInOptions? options = null)
    {
        var file = Variable("AZURE_FEDERATED_TOKEN_FILE");
        return Assertion(Variable("AZURE_TENANT_ID"), Variable("AZURE_CLIENT_ID"), async cancellationToken => (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim(), options);
    }

    /// <summary>The identity that Azure gives to what runs on it: virtual machines, App Service, Functions, Container Apps.</summary>
    /// <param name="clientId">That of a user-assigned identity; null for the machine's own.</param>
    /// <param name="options">What is seldom set.</param>
    public static DataverseCredential ManagedIdentity(string? clientId = null, SignInOptions? options = null) => new MachineCredential(clientId, options);

    /// <summary>A user who types a code on another device: for terminals without a browser.</summary>
    /// <param name="tenant">The tenant; null to ask the org.</param>
    /// <param name="clientId">The application's id; it must be a public client.</param>
    /// <param name="prompt">Shows the user the code and where to type it. The sign-in waits for the user, not for this.</param>
    /// <param name="options">What is seldom set.</param>
    public static DataverseCredential DeviceCode(string? tenant, string clientId, Func<DeviceCodePrompt, Task> prompt, SignInOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return new UserCredential(tenant, Required(clientId), options, UserCredential.ByDeviceCode(prompt));
    }

    /// <summary>A user at this machine: the system's browser opens, and leads back to a port of the loopback (authorization code with PKCE).</summary>
    /// <param name="tenant">The tenant; null to ask the org.</param>
    /// <param name="clientId">The application's id; it must be a public client with the redirect URI <c>http://localhost</c>.</param>
    /// <param name="options">What is seldom set.</param>
    public static DataverseCredential Browser(string? tenant, string clientId, SignInOptions? options = null) =>
        new UserCredential(tenant, Required(clientId), options, UserCredential.ByBrowser(options));

    /// <summary>The user who calls a web API of yours: their token for it is exchanged for one for the org (on behalf of).</summary>
    /// <param name="tenant">The tenant; null to ask the org.</param>
    /// <param name="clientId">Your API's id.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="userToken">Gives the token that the call under way came with.</param>
    /// <param name="options">What is seldom set.</param>
    public static DataverseCredential OnBehalfOf(string? tenant, string clientId, string secret, Func<CancellationToken, ValueTask<string>> userToken, SignInOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        ArgumentNullException.ThrowIfNull(userToken);
        return new BehalfCredential(tenant, Required(clientId), secret, userToken, options);
    }

    /// <summary>A token of your own giving: from Azure.Identity (<c>(await credential.GetTokenAsync(new(["{org}/.default"]), cancellationToken)).Token</c>), or whatever else has one.</summary>
    /// <param name="token">Gives the bearer token for the org at the address it is handed. Called for every request: cache inside.</param>
    public static DataverseCredential AccessToken(Func<Uri, CancellationToken, ValueTask<string>> token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new DelegateCredential(token);
    }

    /// <summary>What kind it is; never a secret.</summary>
    public override string ToString() => GetType().Name;

    /// <summary>True where tokens are to be kept between requests.</summary>
    internal virtual bool KeepsTokens => true;

    /// <exception cref="SignInException">No token is given.</exception>
    internal abstract Task<IssuedToken> AcquireAsync(TokenDemand demand, CancellationToken cancellationToken);

    private static string Required(string clientId)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        return clientId;
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"The environment variable {name} is not set. Workload identity sets it where it runs; elsewhere use DataverseCredential.Assertion.");
}
