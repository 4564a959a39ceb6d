using TypedDynamics.Emulator.Fetching;

namespace TypedDynamics.Emulator.Applying;

public sealed class ApplyTests(FetchedOrg fetched) : IClassFixture<FetchedOrg>
{
    [Theory]
    [InlineData("aggregate($count as n)", """[{"n":4}]""")]
    [InlineData("aggregate(revenue with sum as s,numberofemployees with max as m)", """[{"s":6.600000000,"m":20}]""")]
    [InlineData("aggregate(revenue with average as a)", """[{"a":2.200000000}]""")]
    [InlineData("groupby((industrycode))", """[{},{"industrycode":1},{"industrycode":2}]""")]
    [InlineData("groupby((industrycode),aggregate($count as n))", """[{"n":1},{"industrycode":1,"n":2},{"industrycode":2,"n":1}]""")]
    [InlineData("filter(revenue gt 2)/groupby((industrycode),aggregate(revenue with min as m))", """[{"industrycode":1,"m":3.3000},{"industrycode":2,"m":2.2000}]""")]
    [InlineData("filter(name ne 'a')/groupby((parentaccountid/name),aggregate($count as n))", """[{"n":1},{"account_name":"a","n":1},{"account_name":"b","n":1}]""")]
    public async Task Groups_and_aggregates_come_as_asked(string apply, string expected)
    {
        var reply = await fetched.Org.GetAsync($"accounts?$apply={Uri.EscapeDataString(apply)}");

        Assert.True(reply.Status == 200, reply.Body);
        Assert.Equal(expected, reply.Json.GetProperty("value").GetRawText());
        Assert.EndsWith("$metadata#accounts", reply.Json.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_have_labels_where_they_are_asked_for()
    {
        var reply = await fetched.Org.GetAsync("accounts?$apply=filter(name eq 'c')/groupby((industrycode,_parentaccountid_value))", "odata.include-annotations=\"*\"");

        Assert.Equal("b", reply.Rows[0].GetProperty("_parentaccountid_value@OData.Community.Display.V1.FormattedValue").GetString());
        Assert.Equal("account", reply.Rows[0].GetProperty("_parentaccountid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString());
    }

    [Theory]
    [InlineData("$apply=aggregate($count as n)&$orderby=n", "The query node SingleValueOpenPropertyAccess is not supported")]
    [InlineData("$apply=groupby((industrycode),aggregate(name with countdistinct as n))", "The aggregation method 'CountDistinct' is not supported.")]
    [InlineData("$apply=filter(name eq 'a')", "An $apply needs groupby or aggregate.")]
    [InlineData("$apply=groupby((industrycode))/aggregate($count as n)", "The transformation 'Aggregate' is not supported after aggregation.")]
    [InlineData("$apply=nonsense(", null)]
    public async Task What_the_service_has_not_is_refused(string query, string? message)
    {
        var reply = await fetched.Org.GetAsync($"accounts?{query}");

        Assert.Equal(400, reply.Status);
        if (message is not null) Assert.Equal(message, reply.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task More_rows_than_the_limit_are_refused()
    {
        await using var org = await Org.StartAsync(seed: """{"accounts":[{"name":"a"},{"name":"b"},{"name":"c"}]}""", aggregatedRows: 2);

        Assert.Equal("0x8004E023", (await org.GetAsync("accounts?$apply=aggregate($count as n)")).Code);
        Assert.Equal(200, (await org.GetAsync("accounts?$apply=filter(name ne 'c')/aggregate($count as n)")).Status);
    }
}
