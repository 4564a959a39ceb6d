using Microsoft.Playwright;

namespace TypedDynamics.Browser;

/// <summary>People in front of the sample <c>SignInWeb</c>.</summary>
[Trait("Category", "Slow")]
public sealed class SignInWebTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Two_people_sign_in_and_read_the_org_each_in_their_own_name()
    {
        await using var site = await SampleSite.StartAsync();
        var (first, second) = (await browser.OpenAsync(), await browser.OpenAsync());

        var one = await SignInAsync(first, site, person: 0);
        var two = await SignInAsync(second, site, person: 1);

        Assert.NotEqual(one, two);
        await first.ReloadAsync();
        Assert.Equal(one, await first.Locator("#caller").InnerTextAsync());
        Assert.Equal(10, await first.Locator("li").CountAsync());
    }

    [Fact]
    public async Task Who_signs_out_is_asked_again_and_who_declines_is_told()
    {
        await using var site = await SampleSite.StartAsync();
        var page = await browser.OpenAsync();
        await SignInAsync(page, site, person: 0);

        await page.GotoAsync(site.Address.AbsoluteUri);
        await page.GetByText("Sign out").ClickAsync();
        Assert.Equal(0, await page.Locator("#user").CountAsync());
        await page.GetByText("Accounts").ClickAsync();
        await page.GetByText("Decline").ClickAsync();

        Assert.Contains("Signing in did not work (access_denied)", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync(new Uri(site.Address, "/accounts").AbsoluteUri);
        Assert.True(await page.GetByText("Decline").IsVisibleAsync());
    }

    [Fact]
    public async Task A_link_that_would_lead_elsewhere_leads_home_and_no_code_is_logged()
    {
        await using var site = await SampleSite.StartAsync();
        var page = await browser.OpenAsync();
        var codes = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("code=", StringComparison.Ordinal)) codes.Add(System.Web.HttpUtility.ParseQueryString(new Uri(request.Url).Query)["code"]!);
        };

        await page.GotoAsync(new Uri(site.Address, "/sign-in?returnUrl=https://evil.example/").AbsoluteUri);
        await page.Locator("button").First.ClickAsync();

        Assert.Equal(site.Address.AbsoluteUri, page.Url);
        var code = Assert.Single(codes);
        await page.GotoAsync(new Uri(site.Address, $"/signed-in?state=forged&code={Uri.EscapeDataString(code)}").AbsoluteUri);
        Assert.Contains("unknown_state", await page.ContentAsync(), StringComparison.Ordinal);
        var cookies = await page.Context.CookiesAsync();
        Assert.All(cookies, static cookie => Assert.True(cookie.HttpOnly));
        Assert.DoesNotContain(code, site.Output, StringComparison.Ordinal);
        Assert.All(cookies, cookie => Assert.DoesNotContain(cookie.Value, site.Output, StringComparison.Ordinal));
    }

    // Asks for a page that demands a user, presses a name, and is led back.
    private static async Task<string> SignInAsync(IPage page, SampleSite site, int person)
    {
        await page.GotoAsync(new Uri(site.Address, "/accounts").AbsoluteUri);
        var button = page.Locator("button").Nth(person);
        var name = await button.InnerTextAsync();
        await button.ClickAsync();
        Assert.Equal(new Uri(site.Address, "/accounts").AbsoluteUri, page.Url);
        Assert.Equal(name, await page.Locator("#caller").InnerTextAsync());
        return name;
    }
}
