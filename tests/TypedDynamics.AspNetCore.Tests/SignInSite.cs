using System.Net;
using System.Net.Security;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TypedDynamics.Emulator;

namespace TypedDynamics.AspNetCore;

/// <summary>A web application whose users sign in, and the org that lets them.</summary>
internal sealed class SignInSite : IAsyncDisposable
{
    private const string AppId = "6f3a9c1e-0000-4000-8000-000000000001";
    private const string Secret = "s3cr3t-of-the-test-app~";

    private readonly WebApplication _web;
    private readonly Watching _tokens;

    private SignInSite(WebApplication web, DataverseEmulator org, TextLog log, Watching tokens) => (_web, Org, Log, _tokens) = (web, org, log, tokens);

    public static SocketsHttpHandler Trusting { get; } = new() { AllowAutoRedirect = false, UseCookies = false, SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };

    public Uri Address => new(_web.Urls.First());

    public DataverseEmulator Org { get; }

    public TextLog Log { get; }

    public static async Task<SignInSite> StartAsync()
    {
        // Redirects are registered before anybody listens: any port of the loopback is good.
        var org = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = RepositoryRoot.File("metadata-cache", "contoso"),
            Certificate = LoopbackCertificate.Create(),
            Apps = [new EmulatorApp(AppId) { Secret = Secret, RedirectUris = [new("http://localhost/signed-in")] }],
        });
        var (log, tokens) = (new TextLog(), new Watching());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddDataverseSignIn<Crm>(
            options => (options.Url, options.MessageHandler) = (org.BaseAddress, tokens),
            options =>
            {
                (options.Tenant, options.ClientId, options.Secret, options.RedirectUri) = (org.Authority.ToString(), AppId, Secret, new("http://localhost/signed-in"));
                options.SignIn = new() { MessageHandler = Trusting };
            });
        var web = builder.Build();
        web.UseDataverseSignIn();
        web.MapDataverseSignIn();
        web.MapGet("/me", static async (Crm crm, HttpContext http) => (await crm.WhoAmIAsync(http.RequestAborted)).UserId.ToString("D"));
        web.MapGet("/demands", static (HttpContext http) => http.User.Identity!.Name).RequireAuthorization();
        await web.StartAsync();
        return new(web, org, log, tokens);
    }

    /// <summary>Ends the token that the site has sent last; one is asked for where it has sent none.</summary>
    public void RevokeLastToken()
    {
        if (_tokens.Last is { } token) Org.RevokeToken(token);
    }

    public async Task<Guid> AddUserAsync(string name)
    {
        var id = Guid.NewGuid();
        await Org.SeedAsync(JsonSerializer.Serialize(new { systemusers = new[] { new { systemuserid = id, fullname = name } } }));
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await Org.DisposeAsync();
    }

    private sealed class Watching() : DelegatingHandler(Trusting)
    {
        public string? Last { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Last = request.Headers.Authorization?.Parameter;
            return base.SendAsync(request, cancellationToken);
        }

        // The sockets are every test's.
        protected override void Dispose(bool disposing)
        {
        }
    }

    private sealed class Crm(DataverseConnection connection) : DataverseContext(connection), IDataverseContext<Crm>
    {
        static Crm IDataverseContext<Crm>.Create(DataverseConnection connection) => new(connection);
    }
}
