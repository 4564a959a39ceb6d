using System.Text.Json;
using TypedDynamics.Emulator;

namespace TypedDynamics.Tool.Tests.Profiles;

/// <summary>Signing in to an org that gives tokens itself, over TLS.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string AppId = "6f3a9c1e-0000-4000-8000-000000000001";
    private const string PublicId = "6f3a9c1e-0000-4000-8000-000000000002";
    private const string Secret = "s3cr3t-of-the-test-app~";
    private static readonly Guid s_user = new("a1b2c3d4-0000-4000-8000-000000000004");

    // Trusts whoever answers there: the certificate was made for this run.
    private static readonly SocketsHttpHandler s_sockets = new() { AllowAutoRedirect = false, SslOptions = new() { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };

    private readonly Machine _machine = new() { Handler = s_sockets, Clock = TimeProvider.System };
    private DataverseEmulator _emulator = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new()
        {
            CacheFolder = RepositoryRoot.File("metadata-cache/contoso"),
            Certificate = LoopbackCertificate.Create(),
            Apps = [new EmulatorApp(AppId) { Secret = Secret }, new EmulatorApp(PublicId) { IsPublicClient = true, RedirectUris = [new("http://localhost")] }],
        });
        await _emulator.SeedAsync(JsonSerializer.Serialize(new { systemusers = new[] { new { systemuserid = s_user, fullname = "Sue" } } }));
    }

    public async ValueTask DisposeAsync()
    {
        _machine.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task An_application_signs_in_by_a_secret_that_is_never_stored()
    {
        _machine["TYPEDDYNAMICS_CLIENT_SECRET"] = Secret;

        var login = await _machine.RunAsync("login", "--url", Url, "--client-id", AppId, "--tenant", _emulator.Authority.ToString(), "--client-secret", "--profile", "app");
        var who = await _machine.RunAsync("whoami", "--json");

        Assert.Equal((0, ""), (login.ExitCode, login.Error));
        Assert.Equal((0, ""), (who.ExitCode, who.Error));
        Assert.DoesNotContain(Directory.EnumerateFiles(_machine.Root, "*", SearchOption.AllDirectories), static file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, login.Out + who.Out);
    }

    [Fact]
    public async Task The_environment_alone_is_enough()
    {
        _machine["TYPEDDYNAMICS_URL"] = Url;
        _machine["TYPEDDYNAMICS_TENANT"] = _emulator.Authority.ToString();
        _machine["TYPEDDYNAMICS_CLIENT_ID"] = AppId;
        _machine["TYPEDDYNAMICS_CLIENT_SECRET"] = Secret;

        Assert.Equal(0, (await _machine.RunAsync("whoami")).ExitCode);
        _machine["TYPEDDYNAMICS_CLIENT_SECRET"] = "wrong~secret";
        var refused = await _machine.RunAsync("whoami");
        Assert.Equal(4, refused.ExitCode);
        Assert.DoesNotContain("wrong~secret", refused.Error);
    }

    [Fact]
    public async Task A_token_of_the_environment_is_not_shown_to_an_org_that_a_project_names()
    {
        _machine["TYPEDDYNAMICS_URL"] = "https://contoso.crm.dynamics.com";
        _machine["TYPEDDYNAMICS_TOKEN"] = "for-contoso-alone";

        var run = await _machine.RunAsync("whoami", "--url", Url);

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: Nobody is signed in to", run.Error);
    }

    [Fact]
    public async Task A_user_signs_in_by_a_code_stays_signed_in_and_signs_out()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") is not null, "This system keeps tokens elsewhere than in the test's folder.");
        _machine.Types = "";
        var error = new StringWriter();
        var login = CommandLine.RunAsync(["login", "--url", Url, "--client-id", PublicId, "--tenant", _emulator.Authority.ToString()], _machine.Surroundings with { Error = error, Out = TextWriter.Null }, TestContext.Current.CancellationToken);
        await ApproveAsync(error, login);
        Assert.True(await login == 0, error.ToString());
        _machine.Types = null;

        var who = await _machine.RunAsync("whoami", "--json");
        var logout = await _machine.RunAsync("logout");
        var afterwards = await _machine.RunAsync("whoami", "--url", Url);

        Assert.Contains(s_user.ToString(), who.Out);
        Assert.Equal("Signed out: emulator.\n", logout.Out);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_machine.Root, "user", "tokens")));
        Assert.Equal(4, afterwards.ExitCode);
    }

    [Fact]
    public async Task Where_nobody_sits_in_front_of_it_it_says_what_to_pass()
    {
        var run = await _machine.RunAsync("login", "--url", Url, "--client-id", PublicId);
        var nameless = await _machine.RunAsync("login");

        Assert.Equal((2, 2), (run.ExitCode, nameless.ExitCode));
        Assert.Contains("TYPEDDYNAMICS_CLIENT_SECRET", run.Error);
        Assert.Contains("Pass --url", nameless.Error);
    }

    private string Url => _emulator.BaseAddress.ToString().TrimEnd('/');

    private static async Task ApproveAsync(StringWriter error, Task login)
    {
        var prompt = System.Text.RegularExpressions.Match.Empty;
        while (!prompt.Success && !login.IsCompleted)
        {
            prompt = System.Text.RegularExpressions.Regex.Match(error.ToString(), @"Open (\S+) and type the code (\S+)\.");
            await Task.Yield();
        }

        if (!prompt.Success) return;
        using var browser = new HttpClient(s_sockets, disposeHandler: false);
        using var page = await browser.PostAsync(prompt.Groups[1].Value, new FormUrlEncodedContent([new("otc", prompt.Groups[2].Value), new("user", s_user.ToString())]));
    }
}
