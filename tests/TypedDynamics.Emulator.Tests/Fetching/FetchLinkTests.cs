namespace TypedDynamics.Emulator.Fetching;

public sealed class FetchLinkTests(FetchedOrg fetched) : IClassFixture<FetchedOrg>
{
    private const string Ott = """<filter><condition attribute="lastname" operator="eq" value="Ott" /></filter>""";

    [Theory]
    [InlineData("inner", "", "aab")]
    [InlineData("inner", Ott, "aa")]
    [InlineData("outer", "", "aabcd")]
    [InlineData("outer", Ott, "aabcd")]
    [InlineData("exists", "", "ab")]
    [InlineData("in", Ott, "a")]
    [InlineData("matchfirstrowusingcrossapply", "", "ab")]
    public async Task A_link_joins_as_its_type_says(string type, string filter, string expected) => Assert.Equal(
        expected,
        await fetched.NamesAsync($"""<link-entity name="contact" from="parentcustomerid" to="accountid" link-type="{type}">{filter}</link-entity>"""));

    [Theory]
    [InlineData("any", Ott, "a")]
    [InlineData("not any", Ott, "bcd")]
    [InlineData("not all", Ott, "a")]
    [InlineData("all", Ott, "b")]
    [InlineData("any", "", "ab")]
    [InlineData("not any", "", "cd")]
    public async Task A_link_in_a_filter_asks_for_what_is_there(string type, string filter, string expected) => Assert.Equal(
        expected,
        await fetched.NamesAsync($"""<filter><link-entity name="contact" from="parentcustomerid" to="accountid" link-type="{type}">{filter}</link-entity></filter>"""));

    [Fact]
    public async Task Linked_columns_come_under_the_link_s_alias()
    {
        var reply = await fetched.FetchAsync(
            "contacts",
            """
            <fetch><entity name="contact"><attribute name="firstname" alias="first" /><order attribute="firstname" />
            <link-entity name="account" from="accountid" to="parentcustomerid" alias="acc"><attribute name="name" /><attribute name="industrycode" />
            <link-entity name="account" from="accountid" to="parentaccountid" alias="up" link-type="outer"><attribute name="name" /></link-entity></link-entity></entity></fetch>
            """,
            "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,OData.Community.Display.V1.AttributeName\"");

        Assert.Equal(3, reply.Rows.Count);
        var (first, last) = (reply.Rows[0], reply.Rows[2]);
        Assert.Equal(("Ann", "a"), (first.GetProperty("first").GetString(), first.GetProperty("acc.name").GetString()));
        Assert.Equal("firstname", first.GetProperty("first@OData.Community.Display.V1.AttributeName").GetString());
        Assert.True(first.TryGetProperty("acc.industrycode@OData.Community.Display.V1.FormattedValue", out _));
        Assert.True(first.TryGetProperty("contactid", out _));
        Assert.False(first.TryGetProperty("up.name", out _));
        Assert.Equal("a", last.GetProperty("up.name").GetString());
    }

    [Fact]
    public async Task Links_without_columns_follow_the_only_relationship() => Assert.Equal("aab", await fetched.NamesAsync("""<link-entity name="contact" from="parentcustomerid" to="accountid" />"""));
}
