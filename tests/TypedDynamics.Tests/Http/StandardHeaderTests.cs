using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

public sealed class StandardHeaderTests
{
    [Fact]
    public async Task Every_request_has_these_headers_and_no_others()
    {
        var handler = new CapturingHandler();

        using var response = await Connections.Over(handler).GetAsync("accounts?$select=name");

        Assert.Equal("https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$select=name", handler.Request.Uri.AbsoluteUri);
        Assert.Equal(
            [
                "Accept: application/json",
                $"Authorization: Bearer {Connections.Token}",
                "If-None-Match: null",
                "OData-MaxVersion: 4.0",
                "OData-Version: 4.0",
            ],
            handler.Request.Headers.Where(static header => header.Key != "x-ms-client-request-id").Select(static header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal));
        Assert.NotEqual(Guid.Empty, Guid.Parse(handler.Request.Headers["x-ms-client-request-id"]));
    }

    [Fact]
    public async Task What_a_request_says_itself_stays()
    {
        var handler = new CapturingHandler();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("accounts", UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/xml");
        request.Headers.TryAddWithoutValidation("If-None-Match", "W/\"5\"");

        using var response = await Connections.Over(handler).SendAsync(request, CancellationToken.None);

        Assert.Equal("application/xml", handler.Request.Headers["Accept"]);
        Assert.Equal("W/\"5\"", handler.Request.Headers["If-None-Match"]);
    }

    [Fact]
    public async Task The_token_is_asked_for_each_request_with_the_address_of_the_org()
    {
        var asked = new List<Uri>();
        var handler = new CapturingHandler();
        var options = Connections.Options(handler);
        options.AccessToken = (org, _) =>
        {
            asked.Add(org);
            return ValueTask.FromResult($"token{asked.Count}");
        };
        var connection = new DataverseConnection(options);

        using var first = await connection.GetAsync("WhoAmI");
        using var second = await connection.GetAsync("WhoAmI");

        Assert.Equal(["Bearer token1", "Bearer token2"], handler.Requests.Select(static request => request.Headers["Authorization"]));
        Assert.All(asked, static org => Assert.Equal("https://contoso.crm.dynamics.com/", org.AbsoluteUri));
    }
}
