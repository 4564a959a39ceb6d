namespace TypedDynamics.Emulator;

public sealed class ListTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    private Org Org => sampled.Org;

    [Fact]
    public async Task Top_cuts_the_list_and_ends_it()
    {
        var reply = await Org.GetAsync("contacts?$select=fullname&$top=7");

        Assert.Equal(7, reply.Rows.Count);
        Assert.Null(reply.NextLink);
    }

    [Fact]
    public async Task Count_counts_all_rows_of_the_filter_not_of_the_page()
    {
        var reply = await Org.GetAsync("contacts?$select=fullname&$top=2&$count=true");

        Assert.StartsWith("""{"@odata.context":"http://localhost/api/data/v9.2/$metadata#contacts(fullname)","@odata.count":120,"value":[""", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contacts?$select=fullname&$top=1", "-1", "false")]
    [InlineData("contacts?$select=fullname&$top=1&$count=true", "120", "false")]
    public async Task Counts_are_annotations_too(string path, string count, string exceeded)
    {
        var reply = await Org.GetAsync(path, "odata.include-annotations=\"*\"");

        Assert.Contains($"\"@Microsoft.Dynamics.CRM.totalrecordcount\":{count},\"@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded\":{exceeded},\"@Microsoft.Dynamics.CRM.globalmetadataversion\":\"", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bare_count_is_text_behind_a_byte_order_mark()
    {
        var reply = await Org.GetAsync("accounts/$count");

        Assert.Equal("text/plain", reply.Headers["Content-Type"]);
        Assert.Equal("\uFEFF40", reply.Body);
    }

    [Fact]
    public async Task Text_is_ordered_without_case_and_the_key_decides_between_equals()
    {
        var reply = await Org.GetAsync("contacts?$select=lastname&$orderby=lastname desc");

        var expected = reply.Rows.Select(row => (Name: row.GetProperty("lastname").GetString()!, Id: row.GetProperty("contactid").GetString()!))
            .OrderByDescending(row => row.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Select(row => row.Id), reply.Texts("contactid"));
    }

    [Fact]
    public async Task Rows_without_a_value_come_first_and_descending_last()
    {
        var up = (await Org.GetAsync("accounts?$select=revenue&$orderby=revenue")).Rows.Select(Revenue).ToList();
        var down = (await Org.GetAsync("accounts?$select=revenue&$orderby=revenue desc")).Rows.Select(Revenue).ToList();

        Assert.Contains(null, up);
        Assert.Equal(up.Order(), up);
        Assert.Equal(down.OrderDescending(), down);

        static decimal? Revenue(System.Text.Json.JsonElement row) => row.GetProperty("revenue") is { ValueKind: System.Text.Json.JsonValueKind.Number } number ? number.GetDecimal() : null;
    }

    [Fact]
    public async Task A_lookup_is_ordered_by_the_name_of_its_target()
    {
        var reply = await Org.GetAsync("contacts?$select=fullname&$orderby=_parentcustomerid_value,fullname&$expand=parentcustomerid_account($select=name)");
        var names = reply.Rows.Select(row => row.GetProperty("parentcustomerid_account").GetProperty("name").GetString()!).ToList();

        Assert.Equal(names.Order(StringComparer.InvariantCultureIgnoreCase), names);
        Assert.Equal("A. Datum", names[0]);
    }

    [Fact]
    public async Task A_column_of_a_related_row_can_be_ordered_by()
    {
        var reply = await Org.GetAsync("accounts?$select=name&$orderby=primarycontactid/lastname desc,name&$expand=primarycontactid($select=lastname)");
        var names = reply.Rows.Select(row => row.GetProperty("primarycontactid").GetProperty("lastname").GetString()!).ToList();

        Assert.Equal(names.OrderDescending(StringComparer.InvariantCultureIgnoreCase), names);
    }

    [Fact]
    public async Task Every_column_kind_is_written_in_its_own_way()
    {
        await using var org = await Org.StartAsync();
        await org.PostAsync("new_projects", """
            {"new_projectid":"b0000000-0000-0000-0000-000000000001","new_name":"Umlaut ü \"quoted\" <tag>","new_Name":"other","new_rate":1.5,"new_count":9007199254740993,"new_ratio":0.1,"new_start":"2024-06-12T16:13:25.678+02:00",
             "new_due":"2024-02-29","new_urgent":true,"new_tags":"1, 9","new_picture":"AQID","iscustomizable":{"Value":true,"CanBeChanged":false}}
            """);

        var reply = await org.GetAsync("new_projects?$select=new_name,new_Name,new_rate,new_count,new_ratio,new_start,new_due,new_urgent,new_tags,new_picture,iscustomizable,new_stage", "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"");

        Assert.Equal(
            """{"@odata.etag":"W/\"1000004\"","new_name":"Umlaut ü \"quoted\" <tag>","new_Name":"other","new_rate@OData.Community.Display.V1.FormattedValue":"1.500","new_rate":1.500,"new_count@OData.Community.Display.V1.FormattedValue":"9,007,199,254,740,993","new_count":9007199254740993,"new_ratio@OData.Community.Display.V1.FormattedValue":"0.10000","new_ratio":0.1,"new_start@OData.Community.Display.V1.FormattedValue":"6/12/2024 2:13 PM","new_start":"2024-06-12T14:13:25Z","new_due@OData.Community.Display.V1.FormattedValue":"2/29/2024","new_due":"2024-02-29","new_urgent@OData.Community.Display.V1.FormattedValue":"Yes","new_urgent":true,"new_tags@OData.Community.Display.V1.FormattedValue":"Red; Blue","new_tags":"1,9","new_picture":"AQID","iscustomizable":{"Value":true,"CanBeChanged":false},"new_stage@OData.Community.Display.V1.FormattedValue":"Idea","new_stage":100000000,"new_projectid":"b0000000-0000-0000-0000-000000000001"}""",
            reply.Rows[0].GetRawText());
    }
}
