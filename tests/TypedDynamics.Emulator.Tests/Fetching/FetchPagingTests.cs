using System.Xml.Linq;

namespace TypedDynamics.Emulator.Fetching;

public sealed class FetchPagingTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    private const string Prefer = "odata.include-annotations=\"*\"";

    [Theory]
    [InlineData("name", false)]
    [InlineData("revenue", true)]
    [InlineData("industrycode", false)]
    [InlineData("primarycontactid", true)]
    public async Task Cookies_lead_through_all_rows_once(string order, bool descending)
    {
        var all = await FetchAsync(Xml(order, descending, ""));
        var (ids, page, cookie) = (new List<string?>(), 1, "");
        while (true)
        {
            var reply = await FetchAsync(Xml(order, descending, $"count=\"4\" page=\"{page}\" {cookie}"));
            ids.AddRange(reply.Texts("accountid"));
            if (!reply.Json.TryGetProperty("@Microsoft.Dynamics.CRM.morerecords", out var more)) break;
            Assert.True(more.GetBoolean());
            var annotation = XElement.Parse(reply.Json.GetProperty("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie").GetString()!);
            Assert.Equal("False", (string?)annotation.Attribute("istracking"));
            var inner = Uri.UnescapeDataString(Uri.UnescapeDataString((string)annotation.Attribute("pagingcookie")!));
            Assert.StartsWith($"<cookie page=\"{page}\"><{order} ", inner, StringComparison.Ordinal);
            (page, cookie) = ((int)annotation.Attribute("pagenumber")!, new XAttribute("paging-cookie", inner).ToString());
        }

        Assert.True(page > 2);
        Assert.Equal(all.Texts("accountid"), ids);
    }

    [Fact]
    public async Task A_page_is_found_by_its_number_alone()
    {
        var all = (await FetchAsync(Xml("name", false, ""))).Texts("accountid").ToList();
        Assert.Equal(all.Skip(8).Take(4), (await FetchAsync(Xml("name", false, "count=\"4\" page=\"3\""))).Texts("accountid"));
        Assert.Equal(all.Take(3), (await FetchAsync(Xml("name", false, "top=\"3\""))).Texts("accountid"));
    }

    [Fact]
    public async Task The_number_of_rows_is_told_when_it_is_asked_for()
    {
        var reply = await FetchAsync(Xml("name", false, "count=\"4\" returntotalrecordcount=\"true\""));
        var all = await FetchAsync(Xml("name", false, ""));
        Assert.Equal(all.Rows.Count, reply.Json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(all.Rows.Count, reply.Json.GetProperty("@Microsoft.Dynamics.CRM.totalrecordcount").GetInt32());
    }

    [Fact]
    public async Task Distinct_rows_have_no_key_of_their_own()
    {
        var reply = await FetchAsync("""<fetch distinct="true"><entity name="account"><attribute name="statecode" /></entity></fetch>""");
        Assert.All(reply.Rows, static row => Assert.False(row.TryGetProperty("accountid", out _)));
        Assert.InRange(reply.Rows.Count, 1, 2);
    }

    private static string Xml(string order, bool descending, string attributes) =>
        $"""<fetch {attributes} useraworderby="true"><entity name="account"><attribute name="name" /><order attribute="{order}" descending="{(descending ? "true" : "false")}" /></entity></fetch>""";

    private async Task<Reply> FetchAsync(string xml)
    {
        var reply = await sampled.Org.GetAsync($"accounts?fetchXml={Uri.EscapeDataString(xml)}", Prefer);
        Assert.True(reply.Status == 200, reply.Body);
        return reply;
    }
}
