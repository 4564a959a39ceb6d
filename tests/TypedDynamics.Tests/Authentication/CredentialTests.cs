using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Tests.Authentication;

/// <summary>Each way to sign in, with Microsoft's own library and over TLS, against the emulator's token endpoint.</summary>
public sealed partial class CredentialTests : IAsyncLifetime
{
    private SignInOrg? _org;

    private SignInOrg Org => _org!;

    public async ValueTask InitializeAsync() => _org = await SignInOrg.StartAsync();

    public async ValueTask DisposeAsync() => await Org.DisposeAsync();

    [Fact]
    public async Task A_secret_is_turned_into_one_token_for_all_requests()
    {
        using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, SignInOrg.Options));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SignInOrg.WhoAmIAsync(connection)));

        Assert.Single(answers.Select(static answer => answer.UserId).Distinct());
        Assert.Equal(1, Org.Emulator.TokensIssued);
    }

    [Fact]
    public async Task A_wrong_secret_is_explained_and_not_repeated()
    {
        using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, "wr0ng-s3cr3t-value", SignInOrg.Options));

        var refused = await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection));

        Assert.Equal((7000215, "invalid_client"), (refused.ServiceCode, refused.Code));
        Assert.Contains("Give the secret's value", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-s3cr3t-value", refused.ToString(), StringComparison.Ordinal);
        Assert.NotNull(refused.CorrelationId);
    }

    [Fact]
    public async Task An_unknown_application_is_named()
    {
        using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, "no-such-app", "x", SignInOrg.Options));

        Assert.Equal(700016, (await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection))).ServiceCode);
    }

    [Fact]
    public async Task An_application_works_as_its_user_and_without_one_not_at_all()
    {
        using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.UserAppId, SignInOrg.Secret, SignInOrg.Options));

        var refused = await Assert.ThrowsAsync<DataverseException>(() => SignInOrg.WhoAmIAsync(connection));
        await Org.AddUserAsync("# App", SignInOrg.AppUser);

        Assert.Equal((System.Net.HttpStatusCode.Forbidden, "0x80072560"), (refused.StatusCode, refused.Code));
        Assert.Equal(SignInOrg.AppUser, (await SignInOrg.WhoAmIAsync(connection)).UserId);
    }

    [Fact]
    public async Task A_certificate_signs_for_its_application_and_another_does_not()
    {
        using var connection = Org.Connect(DataverseCredential.Certificate(Org.Tenant, SignInOrg.AppId, Org.AppCertificate, SignInOrg.Options));
        using var stranger = LoopbackCertificate.Create("CN=stranger");
        using var refused = Org.Connect(DataverseCredential.Certificate(Org.Tenant, SignInOrg.AppId, stranger, SignInOrg.Options));

        Assert.NotEqual(Guid.Empty, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        Assert.Equal(700027, (await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(refused))).ServiceCode);
        using var half = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(stranger.RawData);
        Assert.Contains("no private key", Assert.Throws<ArgumentException>(() => DataverseCredential.Certificate(Org.Tenant, SignInOrg.AppId, half)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_vouches_for_an_application()
    {
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { iss = SignInOrg.Issuer, sub = "repo:contoso/app", exp = 4102444800 }));
        using var connection = Org.Connect(DataverseCredential.Assertion(Org.Tenant, SignInOrg.FederatedId, _ => Task.FromResult($"e30.{claims}.AA"), SignInOrg.Options));

        Assert.NotEqual(Guid.Empty, (await SignInOrg.WhoAmIAsync(connection)).UserId);
    }

    [Fact]
    public async Task The_org_is_asked_for_its_tenant_where_none_is_given()
    {
        using var connection = Org.Connect(DataverseCredential.ClientSecret(tenant: null, SignInOrg.AppId, SignInOrg.Secret, SignInOrg.Options));

        Assert.NotEqual(Guid.Empty, (await SignInOrg.WhoAmIAsync(connection)).UserId);
    }

    [Fact]
    public async Task A_user_signs_in_with_a_code_on_another_device()
    {
        var prompts = 0;
        var user = await Org.AddUserAsync("Dana Device");
        using var connection = Org.Connect(DataverseCredential.DeviceCode(
            Org.Tenant,
            SignInOrg.PublicId,
            async prompt =>
            {
                prompts++;
                Assert.Contains(prompt.UserCode, prompt.Message, StringComparison.Ordinal);
                using var browser = SignInOrg.NewBrowser();
                using var page = await browser.PostAsync(prompt.Page, new FormUrlEncodedContent([new("otc", prompt.UserCode), new("user", user.ToString())]));
                Assert.True(page.IsSuccessStatusCode);
            },
            SignInOrg.Options));

        Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        Assert.Equal(1, prompts);
    }

    [Fact]
    public async Task A_declined_device_is_told()
    {
        using var connection = Org.Connect(DataverseCredential.DeviceCode(
            Org.Tenant,
            SignInOrg.PublicId,
            async prompt =>
            {
                using var browser = SignInOrg.NewBrowser();
                using var page = await browser.PostAsync(prompt.Page, new FormUrlEncodedContent([new("otc", prompt.UserCode), new("user", "")]));
            },
            SignInOrg.Options));

        Assert.Equal("authorization_declined", (await Assert.ThrowsAsync<SignInException>(() => SignInOrg.WhoAmIAsync(connection))).Code);
    }

    [Fact]
    public async Task A_user_signs_in_in_the_browser_and_is_led_back_to_the_loopback()
    {
        var user = await Org.AddUserAsync("Bo Browser");
        using var connection = Org.Connect(DataverseCredential.Browser(Org.Tenant, SignInOrg.PublicId, new() { MessageHandler = SignInOrg.Handler, OpenBrowser = address => Open(address, user) }));

        Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
    }

    [Fact]
    public async Task A_session_is_renewed_silently_until_it_is_ended()
    {
        var user = await Org.AddUserAsync("Rene Wed");
        var asked = 0;
        using var connection = Org.Connect(DataverseCredential.Browser(Org.Tenant, SignInOrg.PublicId, new()
        {
            MessageHandler = SignInOrg.Handler,
            OpenBrowser = address =>
            {
                asked++;
                return Open(address, user);
            },
        }));
        await SignInOrg.WhoAmIAsync(connection);

        Org.Emulator.RevokeToken(Org.LastToken);
        Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        Assert.Equal(1, asked);

        Org.Emulator.RevokeSignIns(user);
        Org.Emulator.RevokeToken(Org.LastToken);
        Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task The_caller_of_an_api_works_in_their_own_name()
    {
        var user = await Org.AddUserAsync("Olive Behalf");
        using var front = Org.Connect(DataverseCredential.Browser(Org.Tenant, SignInOrg.PublicId, new() { MessageHandler = SignInOrg.Handler, OpenBrowser = address => Open(address, user) }));
        await SignInOrg.WhoAmIAsync(front);
        var theirs = Org.LastToken;
        using var connection = Org.Connect(DataverseCredential.OnBehalfOf(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, _ => ValueTask.FromResult(theirs), SignInOrg.Options));

        Assert.Equal(user, (await SignInOrg.WhoAmIAsync(connection)).UserId);
    }

    [Fact]
    public async Task What_runs_on_a_machine_has_its_identity()
    {
        try
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(Org.Emulator.BaseAddress, "/metadata/identity/oauth2/token").ToString());
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", "of-this-machine");
            using var connection = Org.Connect(DataverseCredential.ManagedIdentity(options: SignInOrg.Options));

            Assert.NotEqual(Guid.Empty, (await SignInOrg.WhoAmIAsync(connection)).UserId);
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    [Fact]
    public async Task A_token_that_is_turned_away_is_renewed_once_however_many_requests_had_it()
    {
        using var connection = Org.Connect(DataverseCredential.ClientSecret(Org.Tenant, SignInOrg.AppId, SignInOrg.Secret, SignInOrg.Options));
        await SignInOrg.WhoAmIAsync(connection);
        Org.Emulator.RevokeToken(Org.LastToken);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SignInOrg.WhoAmIAsync(connection)));

        Assert.Equal(2, Org.Emulator.TokensIssued);
    }

    [Fact]
    public async Task A_token_that_has_ended_by_the_services_clock_is_renewed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-11-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var org = await SignInOrg.StartAsync(clock);
        using var connection = org.Connect(DataverseCredential.ClientSecret(org.Tenant, SignInOrg.AppId, SignInOrg.Secret, SignInOrg.Options));
        await SignInOrg.WhoAmIAsync(connection);

        clock.Advance(TimeSpan.FromHours(2));
        await SignInOrg.WhoAmIAsync(connection);

        Assert.Equal(2, org.Emulator.TokensIssued);
    }

    [Fact]
    public async Task A_text_that_is_no_token_of_the_org_is_turned_away()
    {
        using var connection = Org.Connect(DataverseCredential.AccessToken(static (_, _) => ValueTask.FromResult("anything")));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<DataverseException>(() => SignInOrg.WhoAmIAsync(connection))).StatusCode);
    }

    // The library listens when the browser is open.
    private static Task Open(Uri address, Guid user)
    {
        _ = SignInAsync(address, user);
        return Task.CompletedTask;
    }

    // What a person does there: looks at the page, presses their name, and is led back.
    private static async Task SignInAsync(Uri address, Guid user)
    {
        using var browser = SignInOrg.NewBrowser();
        var page = await browser.GetStringAsync(address);
        Assert.Matches(Button(), page);
        using var answer = await browser.PostAsync(address, new FormUrlEncodedContent([new("user", user.ToString())]));
        var back = await answer.Content.ReadAsStringAsync();
        while (!await PostAsync(browser, Action().Match(back).Groups[1].Value, SignInOrg.FieldsOf(back))) await Task.Yield();
    }

    private static async Task<bool> PostAsync(HttpClient browser, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        try
        {
            using var page = await browser.PostAsync(new Uri(address), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
            return true;
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
    }

    [GeneratedRegex("""<button name="user" value="[0-9a-f-]{36}">""")]
    private static partial Regex Button();

    [GeneratedRegex("""<form method="post" action="([^"]+)">""")]
    private static partial Regex Action();
}
