namespace TypedDynamics.Emulator.Fetching;

public sealed class FetchGroupTests(FetchedOrg fetched) : IClassFixture<FetchedOrg>
{
    [Theory]
    [InlineData("""<attribute name="accountid" alias="n" aggregate="count" />""", """[{"n":4}]""")]
    [InlineData("""<attribute name="numberofemployees" alias="n" aggregate="countcolumn" />""", """[{"n":3}]""")]
    [InlineData("""<attribute name="numberofemployees" alias="n" aggregate="countcolumn" distinct="true" />""", """[{"n":2}]""")]
    [InlineData("""<attribute name="numberofemployees" alias="n" aggregate="sum" />""", """[{"n":50}]""")]
    [InlineData("""<attribute name="numberofemployees" alias="n" aggregate="max" /><attribute name="name" alias="m" aggregate="min" />""", """[{"n":20,"m":"a"}]""")]
    [InlineData("""<attribute name="industrycode" alias="i" groupby="true" /><attribute name="accountid" alias="n" aggregate="count" /><order alias="n" descending="true" /><order alias="i" />""", """[{"i":1,"n":2},{"n":1},{"i":2,"n":1}]""")]
    [InlineData("""<attribute name="createdon" alias="y" groupby="true" dategrouping="year" /><attribute name="createdon" alias="m" groupby="true" dategrouping="month" /><attribute name="accountid" alias="n" aggregate="count" /><order alias="y" /><order alias="m" />""", """[{"y":2024,"m":1,"n":1},{"y":2024,"m":2,"n":2},{"y":2025,"m":2,"n":1}]""")]
    [InlineData("""<attribute name="createdon" alias="d" groupby="true" dategrouping="day" /><filter><condition attribute="name" operator="eq" value="c" /></filter>""", """[{"d":20}]""")]
    [InlineData("""<attribute name="createdon" alias="w" groupby="true" dategrouping="week" /><filter><condition attribute="name" operator="eq" value="a" /></filter>""", """[{"w":3}]""")]
    [InlineData("""<attribute name="createdon" alias="q" groupby="true" dategrouping="quarter" /><filter><condition attribute="name" operator="eq" value="d" /></filter>""", """[{"q":1}]""")]
    public async Task Groups_and_aggregates_come_under_their_aliases(string inner, string expected)
    {
        var reply = await fetched.FetchAsync("accounts", $"""<fetch aggregate="true"><entity name="account">{inner}</entity></fetch>""");

        Assert.True(reply.Status == 200, reply.Body);
        Assert.Equal(expected, FetchedOrg.Plain(reply));
    }

    [Fact]
    public async Task Money_is_added_and_averaged_exactly()
    {
        var reply = await fetched.FetchAsync("accounts", """<fetch aggregate="true"><entity name="account"><attribute name="revenue" alias="s" aggregate="sum" /><attribute name="revenue" alias="a" aggregate="avg" /></entity></fetch>""");

        Assert.Equal((6.60m, 2.20m), (reply.Rows[0].GetProperty("s").GetDecimal(), reply.Rows[0].GetProperty("a").GetDecimal()));
    }

    [Fact]
    public async Task More_rows_than_the_limit_are_refused() =>
        Assert.Equal("0x8004E023", (await fetched.FetchAsync("accounts", """<fetch aggregate="true" aggregatelimit="3"><entity name="account"><attribute name="name" alias="n" aggregate="count" /></entity></fetch>""")).Code);

    [Fact]
    public async Task Days_are_those_of_the_caller_s_zone_unless_utc_is_asked_for()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-5), "test", "test");
        await using var org = await Org.StartAsync(seed: """{"accounts":[{"name":"a","createdon":"2024-03-01T02:00:00Z"}]}""", zone: zone);
        const string Xml = """<fetch aggregate="true"><entity name="account"><attribute name="createdon" alias="d" groupby="true" dategrouping="day" /><attribute name="createdon" alias="m" groupby="true" dategrouping="month" usertimezone="false" /></entity></fetch>""";

        Assert.Equal("""[{"d":29,"m":3}]""", (await org.GetAsync($"accounts?fetchXml={Uri.EscapeDataString(Xml)}")).Json.GetProperty("value").GetRawText());
    }
}
