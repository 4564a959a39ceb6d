using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedDynamics.AspNetCore;

/// <summary>Users of a web application, against the emulator's identity service and Microsoft's own library.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private SignInSite? _site;

    private SignInSite Site => _site!;

    public async ValueTask InitializeAsync() => _site = await SignInSite.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    [Fact]
    public async Task Two_users_work_side_by_side_and_one_signs_out()
    {
        using var first = new SiteBrowser(Site);
        using var second = new SiteBrowser(Site);
        var (ada, bob) = (await Site.AddUserAsync("Ada"), await Site.AddUserAsync("Bob"));

        using var back = await first.SignInAsync(ada, "/sign-in?returnUrl=%2Fme%3Fx%3D1");
        await second.SignInAsync(bob);

        Assert.Equal((HttpStatusCode.Redirect, "/me?x=1"), (back.StatusCode, back.Headers.Location!.OriginalString));
        Assert.Equal(ada.ToString(), await TextAsync(first, "/me"));
        Assert.Equal(bob.ToString(), await TextAsync(second, "/me"));
        Assert.Equal("Ada", await TextAsync(first, "/demands"));

        using var ended = await first.PostAsync("/sign-out");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (ended.StatusCode, ended.Headers.Location!.OriginalString));
        using var after = await first.GetAsync("/me");
        Assert.Equal("/sign-in?returnUrl=%2Fme", after.Headers.Location!.OriginalString);
        Assert.Equal(bob.ToString(), await TextAsync(second, "/me"));
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_led_there_and_a_program_is_told_401()
    {
        using var browser = new SiteBrowser(Site);

        using var page = await browser.GetAsync("/demands?a=1");
        using var context = await browser.GetAsync("/me");
        using var program = await browser.GetAsync("/me", "application/json");
        using var demanding = await browser.GetAsync("/demands", "application/json");

        Assert.Equal("/sign-in?returnUrl=%2Fdemands%3Fa%3D1", page.Headers.Location!.PathAndQuery);
        Assert.Equal("/sign-in?returnUrl=%2Fme", context.Headers.Location!.OriginalString);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (program.StatusCode, demanding.StatusCode));
    }

    [Fact]
    public async Task An_old_cookie_is_worth_nothing_after_its_user_has_signed_out()
    {
        using var browser = new SiteBrowser(Site);
        await browser.SignInAsync(await Site.AddUserAsync("Ann"));
        var old = browser.Cookies;
        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Site.Address };
        thief.DefaultRequestHeaders.Add("Cookie", old);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        using var ended = await browser.PostAsync("/sign-out");

        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync(new Uri("/me", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Who_is_led_to_a_sign_in_in_vain_is_not_led_there_for_ever()
    {
        using var browser = new SiteBrowser(Site);
        var user = await Site.AddUserAsync("Ida");
        await browser.SignInAsync(user);
        await TextAsync(browser, "/me");
        Site.Org.RevokeSignIns(user);
        Site.RevokeLastToken();

        using var first = await browser.GetAsync("/me");
        using var second = await browser.GetAsync("/me");
        using var again = await browser.SignInAsync(user);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Forbidden), (first.StatusCode, second.StatusCode));
        Assert.Contains("Signing in does not help", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(user.ToString(), await TextAsync(browser, "/me"));
    }

    [Fact]
    public async Task Many_requests_of_a_user_at_once_take_one_token()
    {
        using var browser = new SiteBrowser(Site);
        await browser.SignInAsync(await Site.AddUserAsync("Max"));
        var issued = Site.Org.TokensIssued;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TextAsync(browser, "/me")));

        Assert.Equal(issued, Site.Org.TokensIssued);
    }

    [Theory]
    [InlineData("%2Fkunden%2Fm%C3%BCller%3Fq%3D%E2%82%AC", "/kunden/m%C3%BCller?q=%E2%82%AC")]
    [InlineData("%2Fa%2F..%2F..%2Fb%23c", "/b#c")]
    public async Task Addresses_within_the_application_may_hold_any_letters(string returnUrl, string location)
    {
        using var browser = new SiteBrowser(Site);

        using var back = await browser.SignInAsync(await Site.AddUserAsync("Zoe"), $"/sign-in?returnUrl={returnUrl}");

        Assert.Equal(location, back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_is_begun_and_left_does_not_fill_the_browser()
    {
        using var browser = new SiteBrowser(Site);
        using var long1 = await browser.GetAsync($"/sign-in?returnUrl=%2F{new string('x', 3000)}");
        Assert.All(long1.Headers.GetValues("Set-Cookie"), static cookie => Assert.InRange(cookie.Length, 1, 4000));

        for (var tab = 0; tab < 30; tab++) (await browser.GetAsync("/sign-in?returnUrl=%2Fa")).Dispose();

        Assert.InRange(browser.Cookies.Split(';').Length, 1, 6);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(await Site.AddUserAsync("Tom"))).StatusCode);
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%2F%5Cevil.example")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("%2Fok%0D%0ALocation%3A%20x")]
    public async Task No_link_leads_out_of_the_application(string returnUrl)
    {
        using var browser = new SiteBrowser(Site);

        using var back = await browser.SignInAsync(await Site.AddUserAsync("Una"), $"/sign-in?returnUrl={returnUrl}");

        Assert.Equal("/", back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Only_the_browser_that_began_ends_a_sign_in_and_only_once()
    {
        using var browser = new SiteBrowser(Site);
        using var other = new SiteBrowser(Site);
        var user = await Site.AddUserAsync("Eve");

        using var begun = await browser.GetAsync("/sign-in");
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"];
        using var stolen = await other.GetAsync($"/signed-in?state={state}&code=any");
        using var wrong = await browser.GetAsync($"/signed-in?state={state}&code=any");
        using var again = await browser.GetAsync($"/signed-in?state={state}&code=any");
        await browser.SignInAsync(user);

        Assert.Contains("(unknown_state)", await stolen.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("(invalid_grant)", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("(unknown_state)", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.All([stolen, wrong, again], static answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal(user.ToString(), await TextAsync(browser, "/me"));
        Assert.DoesNotContain(browser.Code, Site.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(state.ToString(), Site.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", Site.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_declines_is_told_and_an_injected_text_is_not()
    {
        using var browser = new SiteBrowser(Site);

        using var declined = await browser.SignInAsync(user: null);
        using var begun = await browser.GetAsync("/sign-in");
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"];
        using var injected = await browser.GetAsync($"/signed-in?state={state}&error=%3Cscript%3E");

        Assert.Contains("(access_denied)", await declined.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("(no_code)", await injected.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_are_missing_are_named_at_the_start()
    {
        var services = new ServiceCollection();
        services.AddDataverseSignIn<Nowhere>(static options => options.Url = new("https://contoso.crm.dynamics.com"), static options => options.SignInPath = "sign-in");
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.All(["ClientId", "Secret", "RedirectUri", "SignInPath"], name => Assert.Contains($"DataverseSignInOptions.{name}", refused.Message, StringComparison.Ordinal));
    }

    private static async Task<string> TextAsync(SiteBrowser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Nowhere(DataverseConnection connection) : DataverseContext(connection), IDataverseContext<Nowhere>
    {
        static Nowhere IDataverseContext<Nowhere>.Create(DataverseConnection connection) => new(connection);
    }
}
