using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

public sealed class HostGuardTests
{
    [Theory]
    [InlineData("https://evil.example/api/data/v9.2/accounts")]
    [InlineData("http://contoso.crm.dynamics.com/api/data/v9.2/accounts")]
    [InlineData("https://contoso.crm.dynamics.com:8443/api/data/v9.2/accounts")]
    [InlineData("https://contoso.crm.dynamics.com@evil.example/api/data/v9.2/accounts")]
    [InlineData("https://user:password@contoso.crm.dynamics.com/api/data/v9.2/accounts")]
    [InlineData("https://contoso.crm.dynamics.com.evil.example/")]
    [InlineData("https://evil.example#@contoso.crm.dynamics.com/")]
    [InlineData("//evil.example/accounts")]
    [InlineData("\\\\evil.example\\accounts")]
    [InlineData("\\/evil.example/accounts")]
    [InlineData("https:/\\evil.example/accounts")]
    [InlineData("https://ｅvil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://contoso.crm.dynamics.com/accounts")]
    [InlineData("javascript:alert(1)")]
    public async Task A_request_never_leaves_the_org(string address)
    {
        var handler = new CapturingHandler();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Connections.Over(handler).GetAsync(address));

        Assert.Empty(handler.Requests);
        Assert.EndsWith("Nothing was sent.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accounts", "/api/data/v9.2/accounts")]
    [InlineData("/api/data/v9.2/accounts", "/api/data/v9.2/accounts")]
    [InlineData("https://CONTOSO.crm.dynamics.com:443/api/data/v9.2/accounts?$skiptoken=x", "/api/data/v9.2/accounts?$skiptoken=x")]
    [InlineData("accounts?$filter=name eq 'https://evil.example'", "/api/data/v9.2/accounts?$filter=name%20eq%20'https://evil.example'")]
    [InlineData("accounts?$filter=name%20eq%20'a%26b%27%27c%2Fd'", "/api/data/v9.2/accounts?$filter=name%20eq%20'a%26b%27%27c%2Fd'")]
    [InlineData("/\\evil.example/accounts", "//evil.example/accounts")]
    public async Task Addresses_within_the_org_pass_as_they_are(string address, string sent)
    {
        var handler = new CapturingHandler();

        using var response = await Connections.Over(handler).GetAsync(address);

        Assert.Equal("https://contoso.crm.dynamics.com" + sent, handler.Request.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_next_page_elsewhere_is_not_fetched()
    {
        var handler = new CapturingHandler(static _ => CapturingHandler.Json(
            System.Net.HttpStatusCode.OK, """{"value":[],"@odata.nextLink":"https://evil.example/api/data/v9.2/accounts?$skiptoken=x"}"""));
        using var org = new Operations.Org(Connections.Over(handler));

        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Set<Fixtures.Account>().ToListAsync());

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task A_redirect_is_an_error_not_a_way()
    {
        var handler = new CapturingHandler(static _ => new(System.Net.HttpStatusCode.Redirect) { Headers = { Location = new("https://evil.example/") } });

        var exception = await Assert.ThrowsAsync<DataverseException>(() => Connections.Over(handler).GetAsync("accounts"));

        Assert.Single(handler.Requests);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, exception.StatusCode);
        Assert.Contains("Redirects are not followed", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sockets_of_our_own_follow_no_redirects_and_keep_no_cookies()
    {
        using var handler = TypedDynamics.Http.Transport.CreateHandler(new());
        using var sticky = TypedDynamics.Http.Transport.CreateHandler(new() { UseAffinityCookie = true });

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.True(sticky.UseCookies);
    }
}
