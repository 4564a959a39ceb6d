namespace TypedDynamics.Emulator.Fetching;

public sealed class FetchErrorTests(FetchedOrg fetched) : IClassFixture<FetchedOrg>
{
    [Theory]
    [InlineData("<fetch>", "0x80040201")]
    [InlineData("<!DOCTYPE fetch [<!ENTITY a 'b'>]><fetch><entity name='account' /></fetch>", "0x80040201")]
    [InlineData("<fetch />", "0x80041123")]
    [InlineData("<fetch><entity name='nothing' /></fetch>", "0x80041102")]
    [InlineData("<fetch><entity name='contact' /></fetch>", "0x80041128")]
    [InlineData("<fetch><entity name='account'><attribute name='nothing' /></entity></fetch>", "0x80041103")]
    [InlineData("<fetch><entity name='account'><column name='name' /></entity></fetch>", "0x8004111c")]
    [InlineData("<fetch top='0'><entity name='account' /></fetch>", "0x8004110c")]
    [InlineData("<fetch><entity name='account'><filter type='xor' /></entity></fetch>", "0x80041122")]
    [InlineData("<fetch><entity name='account'><filter><condition attribute='name' operator='is' value='a' /></filter></entity></fetch>", "0x80041106")]
    [InlineData("<fetch><entity name='account'><filter><condition attribute='revenue' operator='eq' value='a' /></filter></entity></fetch>", "0x80041108")]
    [InlineData("<fetch><entity name='account'><filter><condition attribute='name' operator='today' /></filter></entity></fetch>", "0x80041120")]
    [InlineData("<fetch><entity name='account'><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='sideways' /></entity></fetch>", "0x80041117")]
    [InlineData("<fetch><entity name='account'><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='any' /></entity></fetch>", "0x80041117")]
    [InlineData("<fetch><entity name='account'><filter><condition entityname='x' attribute='name' operator='null' /></filter></entity></fetch>", "0x80041109")]
    [InlineData("<fetch><entity name='account'><attribute name='name' alias='x' /><attribute name='revenue' alias='x' /></entity></fetch>", "0x80041130")]
    [InlineData("<fetch aggregate='true'><entity name='account'><attribute name='name' aggregate='count' /></entity></fetch>", "0x8004110b")]
    [InlineData("<fetch aggregate='true'><entity name='account'><attribute name='name' alias='x' aggregate='sum' /></entity></fetch>", "0x8004112F")]
    [InlineData("<fetch aggregate='true'><entity name='account'><attribute name='name' alias='x' groupby='true' dategrouping='day' /></entity></fetch>", "0x80041135")]
    [InlineData("<fetch page='2' paging-cookie='x'><entity name='account' /></fetch>", "0x8004112A")]
    public async Task A_wrong_fetch_gets_the_service_s_code(string xml, string code)
    {
        var reply = await fetched.FetchAsync("accounts", xml);

        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Limits_are_the_service_s()
    {
        var links = string.Concat(Enumerable.Range(0, 16).Select(static i => $"<link-entity name='contact' from='parentcustomerid' to='accountid' alias='c{i}' />"));
        Assert.Equal("0x8004430D", (await fetched.FetchAsync("accounts", $"<fetch><entity name='account'>{links}</entity></fetch>")).Code);
        var conditions = string.Concat(Enumerable.Repeat("%3Ccondition%20attribute='name'%20operator='null'/%3E", 501));
        Assert.Equal("0x8004430C", (await fetched.Org.GetAsync($"accounts?fetchXml=%3Cfetch%3E%3Centity%20name='account'%3E%3Cfilter%3E{conditions}%3C/filter%3E%3C/entity%3E%3C/fetch%3E")).Code);
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused_alone_and_taken_in_a_batch()
    {
        var address = $"accounts?$select=name&$filter={string.Join("%20or%20", Enumerable.Repeat($"name%20eq%20'{new string('x', 330)}'", 100))}";
        Assert.Equal(414, (await fetched.Org.GetAsync(address)).Status);
        var batch = $"--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET /api/data/v9.2/{address} HTTP/1.1\r\n\r\n\r\n--b--\r\n";
        var reply = await fetched.Org.SendAsync(HttpMethod.Post, "$batch", batch, ("Content-Type", "multipart/mixed; boundary=b"));
        Assert.True(reply.Status == 200, reply.Body);
        Assert.Contains("HTTP/1.1 200", reply.Body, StringComparison.Ordinal);
    }
}
