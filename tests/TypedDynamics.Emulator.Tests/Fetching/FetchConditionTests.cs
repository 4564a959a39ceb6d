namespace TypedDynamics.Emulator.Fetching;

public sealed class FetchConditionTests(FetchedOrg fetched) : IClassFixture<FetchedOrg>
{
    private const string A = "00000000-0000-0000-0000-00000000000a";
    private const string C = "00000000-0000-0000-0000-00000000000c";

    [Theory]
    [InlineData("name", "eq", "b", "B")]
    [InlineData("revenue", "gt", "bc", "2.199")]
    [InlineData("revenue", "le", "a", "1.1")]
    [InlineData("revenue", "ne", "abd", "3.3")]
    [InlineData("industrycode", "null", "d")]
    [InlineData("industrycode", "not-null", "abc")]
    [InlineData("name", "like", "bc", "[b-c]")]
    [InlineData("name", "in", "ad", "a", "d", "x")]
    [InlineData("name", "not-in", "bc", "a", "d")]
    [InlineData("numberofemployees", "between", "abd", "10", "20")]
    [InlineData("name", "begins-with", "c", "c")]
    [InlineData("name", "not-end-with", "abd", "c")]
    [InlineData("createdon", "on", "b", "2024-02-15")]
    [InlineData("createdon", "lt", "a", "2024-01-15T10:00:00.0009Z")]
    [InlineData("createdon", "ge", "bcd", "2024-01-15T10:00:00.0000001Z")]
    [InlineData("createdon", "in", "b", "2024-01-15T10:00:00.0009Z", "2024-02-15T10:00:00Z")]
    [InlineData("createdon", "on-or-before", "ab", "2024-02-15")]
    [InlineData("createdon", "on-or-after", "bcd", "2024-02-15")]
    [InlineData("createdon", "in-fiscal-year", "abc", "2024")]
    [InlineData("createdon", "in-fiscal-period", "abcd", "1")]
    [InlineData("createdon", "in-fiscal-period-and-year", "d", "1", "2025")]
    [InlineData("accountid", "under", "bc", A)]
    [InlineData("accountid", "eq-or-under", "abc", A)]
    [InlineData("accountid", "not-under", "ad", A)]
    [InlineData("accountid", "above", "ab", C)]
    [InlineData("accountid", "eq-or-above", "abc", C)]
    [InlineData("parentaccountid", "eq-or-under", "bc", A)]
    [InlineData("ownerid", "eq-userid", "abcd")]
    [InlineData("ownerid", "ne-userid", "")]
    [InlineData("ownerid", "eq-userteams", "")]
    [InlineData("ownerid", "eq-useroruserteams", "abcd")]
    public async Task An_operator_finds_its_rows(string attribute, string name, string expected, params string[] values)
    {
        var inner = values.Length == 1
            ? $"""<condition attribute="{attribute}" operator="{name}" value="{values[0]}" />"""
            : $"""<condition attribute="{attribute}" operator="{name}">{string.Concat(values.Select(static value => $"<value>{value}</value>"))}</condition>""";

        Assert.Equal(expected, await fetched.NamesAsync($"<filter>{inner}</filter>"));
    }

    [Theory]
    [InlineData("""<filter type="or"><condition attribute="name" operator="eq" value="a" /><filter><condition attribute="industrycode" operator="eq" value="1" /><condition attribute="name" operator="ne" value="a" /></filter></filter>""", "ac")]
    [InlineData("""<filter><condition attribute="numberofemployees" operator="gt" valueof="industrycode" /></filter>""", "ab")]
    [InlineData("""<link-entity name="account" from="accountid" to="parentaccountid" alias="p"><filter><condition attribute="name" operator="eq" value="a" /></filter></link-entity>""", "b")]
    [InlineData("""<filter><condition entityname="p" attribute="name" operator="null" /></filter><link-entity name="account" from="accountid" to="parentaccountid" alias="p" link-type="outer" />""", "ad")]
    [InlineData("""<filter><condition attribute="revenue" operator="gt" valueof="p.revenue" /></filter><link-entity name="account" from="accountid" to="parentaccountid" alias="p" />""", "bc")]
    public async Task Filters_nest_and_look_across_tables(string inner, string expected) => Assert.Equal(expected, await fetched.NamesAsync(inner));
}
