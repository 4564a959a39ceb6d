namespace TypedDynamics.Emulator;

public sealed class PagingTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    [Theory]
    [InlineData("contacts?$select=fullname", 7)]
    [InlineData("contacts?$select=fullname&$orderby=lastname", 7)]
    [InlineData("contacts?$select=fullname&$orderby=birthdate desc,lastname", 11)]
    [InlineData("contacts?$select=fullname&$orderby=birthdate", 13)]
    [InlineData("contacts?$select=fullname&$orderby=createdon desc", 50)]
    [InlineData("contacts?$select=fullname&$orderby=_parentcustomerid_value desc", 9)]
    [InlineData("contacts?$select=fullname&$orderby=parentcustomerid_account/revenue,parentcustomerid_account/name", 9)]
    [InlineData("contacts?$select=fullname&$orderby=statuscode&$filter=lastname ne 'Smith'", 30)]
    [InlineData("accounts?$select=name&$orderby=revenue", 3)]
    [InlineData("accounts?$select=name&$orderby=revenue desc", 3)]
    [InlineData("accounts?$select=name&$orderby=creditonhold,address1_latitude desc", 1)]
    [InlineData("new_projects?$select=new_name&$orderby=new_tags,new_count desc,new_rate,new_ratio", 4)]
    [InlineData("activitypointers?$select=subject&$orderby=subject", 17)]
    public async Task Pages_hold_every_row_once_in_the_order_of_the_whole(string path, int size)
    {
        var id = path.StartsWith("act", StringComparison.Ordinal) ? "activityid" : path[..path.IndexOf("s?", StringComparison.Ordinal)] + "id";
        var whole = (await sampled.Org.GetAsync(path)).Texts(id).ToList();
        var seen = new List<string?>();
        for (var link = path; link is not null;)
        {
            var page = await sampled.Org.GetAsync(link, $"odata.maxpagesize={size}");
            Assert.True(page.Status == 200, page.Body);
            seen.AddRange(page.Texts(id));
            link = page.NextLink;
            Assert.Equal(link is null ? whole.Count - ((whole.Count - 1) / size * size) : size, page.Rows.Count);
        }

        Assert.Equal(whole, seen);
    }

    [Fact]
    public async Task The_link_has_the_cookie_of_the_service()
    {
        await using var org = await Org.StartAsync(seed: """
            {"contacts":[{"contactid":"c0000000-0000-0000-0000-00000000000a","lastname":"Lyon & Co","fullname":"A"},{"contactid":"c0000000-0000-0000-0000-00000000000b","fullname":"B"},{"contactid":"c0000000-0000-0000-0000-00000000000c","fullname":"C"}]}
            """);

        Assert.Equal(
            "http://localhost/api/data/v9.2/contacts?$select=fullname&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%253ccontactid%2520last%253d%2522%257bC0000000-0000-0000-0000-00000000000B%257d%2522%2520first%253d%2522%257bC0000000-0000-0000-0000-00000000000A%257d%2522%2520%252f%253e%253c%252fcookie%253e%22%20istracking=%22False%22%20/%3E",
            (await org.GetAsync("contacts?$select=fullname", "odata.maxpagesize=2")).NextLink);
        var ordered = (await org.GetAsync("contacts?$orderby=lastname%20desc&$select=fullname", "odata.maxpagesize=2")).NextLink!;
        Assert.Equal(
            """<cookie page="1"><lastname lastnull="1" first="Lyon &amp; Co" /><contactid last="{C0000000-0000-0000-0000-00000000000B}" first="{C0000000-0000-0000-0000-00000000000A}" /></cookie>""",
            Uri.UnescapeDataString(System.Xml.Linq.XElement.Parse(Uri.UnescapeDataString(ordered[(ordered.IndexOf("$skiptoken=", StringComparison.Ordinal) + 11)..])).Attribute("pagingcookie")!.Value));
        Assert.StartsWith("http://localhost/api/data/v9.2/contacts?$orderby=lastname%20desc&$select=fullname&$skiptoken=", ordered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_number_counts_on()
    {
        var second = await sampled.Org.GetAsync((await sampled.Org.GetAsync("contacts?$select=fullname", "odata.maxpagesize=2")).NextLink!, "odata.maxpagesize=2");

        Assert.Contains("pagenumber=%223%22", second.NextLink, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preferred_page_size_outweighs_top()
    {
        var reply = await sampled.Org.GetAsync("contacts?$select=fullname&$top=2", "odata.maxpagesize=5");

        Assert.Equal(5, reply.Rows.Count);
        Assert.NotNull(reply.NextLink);
    }

    [Fact]
    public async Task Rows_that_come_or_go_between_pages_neither_repeat_nor_hide_others()
    {
        await using var org = await Org.StartAsync(sampleData: true);
        var first = await org.GetAsync("contacts?$select=lastname&$orderby=lastname", "odata.maxpagesize=60");
        await org.PostAsync("contacts", """{"lastname":"Aaa"}""");
        var second = await org.GetAsync(first.NextLink!, "odata.maxpagesize=60");

        Assert.Equal(120, first.Texts("contactid").Concat(second.Texts("contactid")).Distinct().Count());
        Assert.Null(second.NextLink);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("%3Ccookie%20pagenumber=%222%22%20/%3E")]
    [InlineData("%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%253e%253c%252fcookie%253e%22%20/%3E")]
    [InlineData("%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%253e%253cname%2520last%253d%25221%2522%252f%253e%253c%252fcookie%253e%22%20/%3E")]
    [InlineData("%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%253e%253ccontactid%2520last%253d%25221%2522%252f%253e%253c%252fcookie%253e%22%20/%3E")]
    [InlineData("%3C!DOCTYPE%20a%20[%3C!ENTITY%20b%20%22c%22%3E]%3E%3Ccookie%20pagenumber=%222%22/%3E")]
    public async Task A_cookie_that_is_not_its_own_is_refused(string token)
    {
        var reply = await sampled.Org.GetAsync($"contacts?$select=fullname&$skiptoken={token}");

        Assert.Equal((400, "0x8004112A"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_cookie_of_another_order_is_refused()
    {
        var link = (await sampled.Org.GetAsync("contacts?$select=fullname&$orderby=lastname", "odata.maxpagesize=2")).NextLink!;
        var reply = await sampled.Org.GetAsync(link.Replace("$orderby=lastname", "$orderby=firstname", StringComparison.Ordinal), "odata.maxpagesize=2");

        Assert.Equal((400, "0x8004112A"), (reply.Status, reply.Code));
    }
}
