using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using TypedDynamics.Emulator;
using TypedDynamics.Operations;

namespace TypedDynamics.Tests.Authentication;

/// <summary>An org that gives tokens itself, over TLS, to applications that it knows.</summary>
public sealed partial class SignInOrg : IAsyncDisposable
{
    public const string AppId = "6f3a9c1e-0000-4000-8000-000000000001";
    public const string PublicId = "6f3a9c1e-0000-4000-8000-000000000002";
    public const string FederatedId = "6f3a9c1e-0000-4000-8000-000000000003";
    public const string UserAppId = "6f3a9c1e-0000-4000-8000-000000000004";
    public const string Secret = "s3cr3t-of-the-test-app~";
    public const string Issuer = "https://issuer.invalid";

    /// <summary>The application user of one of the applications, once there is a row for it.</summary>
    public static readonly Guid AppUser = new("a1b2c3d4-0000-4000-8000-000000000004");

    private SignInOrg(DataverseEmulator emulator, X509Certificate2 appCertificate) => (Emulator, AppCertificate) = (emulator, appCertificate);

    public DataverseEmulator Emulator { get; }

    public X509Certificate2 AppCertificate { get; }

    public string Tenant => Emulator.Authority.ToString();

    // Trusts whoever answers there: the certificate was made for this run.
    public static SocketsHttpHandler Handler { get; } = new() { AllowAutoRedirect = false, SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };

    /// <summary>The token that was sent last.</summary>
    public string LastToken { get; private set; } = "";

    public static SignInOptions Options { get; } = new() { MessageHandler = Handler };

    public static async Task<SignInOrg> StartAsync(TimeProvider? clock = null)
    {
        var appCertificate = LoopbackCertificate.Create("CN=app");
        var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Tests", "Fixtures", "Org"),
            Certificate = LoopbackCertificate.Create(),
            Clock = clock ?? TimeProvider.System,
            Apps =
            [
                new EmulatorApp(AppId) { Secret = Secret, Certificates = [appCertificate], RedirectUris = [new("https://web.invalid/signed-in")] },
                new EmulatorApp(PublicId) { IsPublicClient = true, RedirectUris = [new("http://localhost")] },
                new EmulatorApp(UserAppId) { Secret = Secret, User = AppUser },
                new EmulatorApp(FederatedId) { TrustedIssuer = Issuer },
            ],
        });
        return new(emulator, appCertificate);
    }

    public DataverseConnection Connect(DataverseCredential credential, ILoggerFactory? logs = null) =>
        new(new DataverseOptions { Url = Emulator.BaseAddress, Credential = credential, MessageHandler = new Watching(this), LoggerFactory = logs });

    public Task<Guid> AddUserAsync(string name) => AddUserAsync(name, Guid.NewGuid());

    public async Task<Guid> AddUserAsync(string name, Guid id)
    {
        await Emulator.SeedAsync(JsonSerializer.Serialize(new { systemusers = new[] { new { systemuserid = id, fullname = name } } }));
        return id;
    }

    public async ValueTask DisposeAsync() => await Emulator.DisposeAsync();

    public static Task<WhoAmI> WhoAmIAsync(DataverseConnection connection) => CallerRequests.WhoAmIAsync(connection, TestContext.Current.CancellationToken);

    /// <summary>What a person looks at pages with.</summary>
    public static HttpClient NewBrowser() => new(Handler, disposeHandler: false);

    /// <summary>What a page sends on without being asked.</summary>
    public static Dictionary<string, string> FieldsOf(string page) => Field().Matches(page).ToDictionary(static field => field.Groups[1].Value, static field => field.Groups[2].Value);

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)">""")]
    private static partial Regex Field();

    private sealed class Watching(SignInOrg org) : DelegatingHandler(Handler)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            org.LastToken = request.Headers.Authorization?.Parameter ?? "";
            return base.SendAsync(request, cancellationToken);
        }

        // The sockets are every test's.
        protected override void Dispose(bool disposing)
        {
        }
    }
}
