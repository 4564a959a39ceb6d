using System.Text.RegularExpressions;

namespace TypedDynamics.Emulator;

public sealed partial class HeaderTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    [Theory]
    [InlineData("accounts?$top=1", 200)]
    [InlineData("accounts/$count", 200)]
    [InlineData("nothing", 404)]
    [InlineData("EntityDefinitions", 200)]
    [InlineData("accounts?sql=x", 501)]
    public async Task Every_answer_has_the_headers_of_the_service(string path, int status)
    {
        var reply = await sampled.Org.GetAsync(path);

        Assert.Equal(status, reply.Status);
        Assert.Equal("4.0", reply.Headers["OData-Version"]);
        Assert.Equal("no-cache", reply.Headers["Cache-Control"]);
        Assert.True(Guid.TryParse(reply.Headers["REQ_ID"], out _));
        Assert.True(Guid.TryParse(reply.Headers["x-ms-service-request-id"], out _));
        Assert.Equal("5999", reply.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"]);
        Assert.Equal("1,200.00", reply.Headers["x-ms-ratelimit-time-remaining-xrm-requests"]);
        Assert.Equal("4", reply.Headers["x-ms-dop-hint"]);
    }

    [Fact]
    public async Task Two_answers_have_two_ids() =>
        Assert.NotEqual((await sampled.Org.GetAsync("WhoAmI")).Headers["REQ_ID"], (await sampled.Org.GetAsync("WhoAmI")).Headers["REQ_ID"]);

    [Theory]
    [InlineData("accounts?$top=1")]
    [InlineData("nothing")]
    public async Task Rows_and_errors_are_minimal_json(string path) =>
        Assert.Equal("application/json; odata.metadata=minimal", (await sampled.Org.GetAsync(path)).Headers["Content-Type"]);

    [Theory]
    [InlineData("application/json;odata.metadata=none", "none")]
    [InlineData("application/json; odata.streaming=true; odata.metadata=NONE", "none")]
    [InlineData("text/html, application/json;odata.metadata=none", "none")]
    [InlineData("application/json;odata.metadata=minimal", "minimal")]
    [InlineData("application/json;odata.metadata=full", "minimal")]
    [InlineData("*/*", "minimal")]
    [InlineData(";", "minimal")]
    public async Task Json_is_what_its_content_type_says(string accept, string level)
    {
        var reply = await sampled.Org.SendAsync(HttpMethod.Get, "accounts?$top=1&$select=name", null, ("Accept", accept));

        Assert.Equal("application/json; odata.metadata=" + level, reply.Headers["Content-Type"]);
        Assert.Equal(level == "minimal", reply.Json.TryGetProperty("@odata.context", out _));
        Assert.Equal(level == "minimal", reply.Rows[0].TryGetProperty("@odata.etag", out _));
    }

    [Theory]
    [InlineData("accounts?$top=1&$select=name,revenue&$expand=primarycontactid($select=fullname),contact_customer_accounts($select=fullname)&$filter=revenue gt 0&$count=true")]
    [InlineData("EntityDefinitions(LogicalName='account')?$select=LogicalName&$expand=Attributes($select=LogicalName)")]
    [InlineData("accounts?$apply=groupby((statecode))")]
    [InlineData("accounts?$select=nope")]
    [InlineData("WhoAmI")]
    [InlineData("")]
    public async Task Without_metadata_only_links_and_counts_are_left_of_odata_s_own(string path)
    {
        var reply = await sampled.Org.SendAsync(HttpMethod.Get, path, null, ("Accept", "application/json;odata.metadata=none"), ("Prefer", "odata.include-annotations=\"*\""));
        var minimal = await sampled.Org.GetAsync(path, "odata.include-annotations=\"*\"");

        Assert.Equal("application/json; odata.metadata=none", reply.Headers["Content-Type"]);
        Assert.Equal(minimal.Headers.GetValueOrDefault("Preference-Applied"), reply.Headers.GetValueOrDefault("Preference-Applied"));
        Assert.Equal(OwnInformation().Replace(minimal.Body, "").Replace(",}", "}", StringComparison.Ordinal), reply.Body);
    }

    [Fact]
    public async Task Without_metadata_pages_go_on_and_references_are_addresses()
    {
        var none = ("Accept", "application/json;odata.metadata=none");
        var page = await sampled.Org.SendAsync(HttpMethod.Get, "accounts?$select=name&$filter=primarycontactid/lastname ne null", null, none, ("Prefer", "odata.maxpagesize=1"));
        var id = page.Rows[0].GetProperty("accountid").GetString();
        var reference = await sampled.Org.SendAsync(HttpMethod.Get, $"accounts({id})/primarycontactid/$ref", null, none);

        Assert.NotNull(page.NextLink);
        Assert.Equal("@odata.id", Assert.Single(reference.Json.EnumerateObject()).Name);
        Assert.NotNull((await sampled.Org.SendAsync(HttpMethod.Get, $"accounts({id})?$select=name", null, none)).Headers["ETag"]);
    }

    [GeneratedRegex("\"[^\"]*@odata\\.(?!nextLink|count)[^\"]*\":\"(?:[^\"\\\\]|\\\\.)*\",?")]
    private static partial Regex OwnInformation();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task A_request_without_a_token_is_challenged(string? authorization)
    {
        using var client = new HttpClient(sampled.Org.Emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, Org.Root + "WhoAmI");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await client.SendAsync(request);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal(
            "Bearer authorization_uri=http://localhost/6fb03164-9c28-4ea3-8176-b283aecfd006/oauth2/authorize, resource_id=http://localhost/",
            string.Join(", ", response.Headers.NonValidated["WWW-Authenticate"]));
    }

    [Theory]
    [InlineData("odata.maxpagesize=3", "odata.maxpagesize=3")]
    [InlineData("odata.include-annotations=\"*\"", "odata.include-annotations=\"*\"")]
    [InlineData("odata.include-annotations=\"*\",odata.maxpagesize=3", "odata.maxpagesize=3,odata.include-annotations=\"*\"")]
    [InlineData("odata.maxpagesize=9999", "odata.maxpagesize=5000")]
    [InlineData("odata.unheard-of", null)]
    public async Task Preferences_that_were_followed_are_echoed(string prefer, string? applied)
    {
        var reply = await sampled.Org.GetAsync("accounts?$select=name", prefer);

        Assert.Equal(applied, reply.Headers.GetValueOrDefault("Preference-Applied"));
    }

    [Fact]
    public async Task Preferences_may_stand_in_several_headers()
    {
        var reply = await sampled.Org.SendAsync(HttpMethod.Get, "accounts?$select=name", null, ("Prefer", "odata.maxpagesize=2"), ("Prefer", "odata.include-annotations=OData.Community.*"));

        Assert.Equal("odata.maxpagesize=2,odata.include-annotations=\"OData.Community.*\"", reply.Headers["Preference-Applied"]);
    }

    [Fact]
    public async Task A_row_has_its_etag_as_header_and_the_held_one_is_not_sent_again()
    {
        var id = (await sampled.Org.GetAsync("accounts?$top=1&$select=name")).Rows[0].GetProperty("accountid").GetString();
        var row = await sampled.Org.GetAsync($"accounts({id})?$select=name");
        var etag = row.Headers["ETag"];

        Assert.Equal(etag, row.Json.GetProperty("@odata.etag").GetString());
        Assert.Equal(304, (await sampled.Org.SendAsync(HttpMethod.Get, $"accounts({id})?$select=name", null, ("If-None-Match", etag))).Status);
        Assert.Equal(200, (await sampled.Org.SendAsync(HttpMethod.Get, $"accounts({id})?$select=name", null, ("If-None-Match", "W/\"1\""))).Status);
        Assert.Equal(200, (await sampled.Org.SendAsync(HttpMethod.Get, $"accounts({id})?$select=name", null, ("If-None-Match", "null"))).Status);
        Assert.Equal(200, (await sampled.Org.SendAsync(HttpMethod.Get, $"accounts({id})?$expand=ownerid", null, ("If-None-Match", etag))).Status);
    }
}
