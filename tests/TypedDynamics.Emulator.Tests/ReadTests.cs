namespace TypedDynamics.Emulator;

public sealed class ReadTests : IAsyncLifetime
{
    private const string Account = "a0000000-0000-0000-0000-000000000001";
    private const string Seed = """
        {
          "accounts": [{"accountid":"a0000000-0000-0000-0000-000000000001","name":"Fourth Coffee","accountnumber":"FC","revenue":20000,"industrycode":33,"address1_latitude":47.63,"numberofemployees":1200,
            "createdon":"2024-06-12T14:13:25Z","primarycontactid@odata.bind":"/contacts(c0000000-0000-0000-0000-000000000001)"}],
          "contacts": [{"contactid":"c0000000-0000-0000-0000-000000000001","firstname":"Ann","lastname":"Smith","birthdate":"1990-01-31","parentcustomerid_account@odata.bind":"/accounts(a0000000-0000-0000-0000-000000000001)"}],
          "tasks": [{"activityid":"70000000-0000-0000-0000-000000000001","subject":"Call","regardingobjectid_account_task@odata.bind":"/accounts(a0000000-0000-0000-0000-000000000001)","createdon":"2024-06-12T14:13:25Z"}],
          "emails": [{"activityid":"e0000000-0000-0000-0000-000000000001","subject":"Hello","sender":"a@b.example"}]
        }
        """;

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(seed: Seed);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_row_by_id_has_context_etag_and_the_selected_columns_with_the_key_and_the_currency_of_money()
    {
        var reply = await _org.GetAsync($"accounts({Account})?$select=name,revenue,industrycode,description");

        Assert.Equal(200, reply.Status);
        Assert.Equal(
            """{"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts(name,revenue,industrycode,description)/$entity","@odata.etag":"W/\"1000004\"","name":"Fourth Coffee","revenue":20000.0000,"industrycode":33,"accountid":"a0000000-0000-0000-0000-000000000001","_transactioncurrencyid_value":"5eaf2053-8b17-4d92-b065-a1729dbecf05","description":null}""",
            reply.Body);
    }

    [Fact]
    public async Task Annotations_stand_before_their_values()
    {
        var reply = await _org.GetAsync($"accounts({Account})?$select=name,revenue,industrycode,numberofemployees,address1_latitude,creditonhold,createdon,_primarycontactid_value,_ownerid_value,_parentaccountid_value", "odata.include-annotations=\"*\"");

        Assert.Equal(
            """
            {"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts(name,revenue,industrycode,numberofemployees,address1_latitude,creditonhold,createdon,_primarycontactid_value,_ownerid_value,_parentaccountid_value)/$entity","@odata.etag":"W/\"1000004\"",
            "name":"Fourth Coffee","revenue@OData.Community.Display.V1.FormattedValue":"$20,000.00","revenue":20000.0000,"industrycode@OData.Community.Display.V1.FormattedValue":"Wholesale","industrycode":33,
            "numberofemployees@OData.Community.Display.V1.FormattedValue":"1,200","numberofemployees":1200,"address1_latitude@OData.Community.Display.V1.FormattedValue":"47.63000","address1_latitude":47.63,
            "creditonhold@OData.Community.Display.V1.FormattedValue":"Free","creditonhold":false,"createdon@OData.Community.Display.V1.FormattedValue":"6/12/2024 2:13 PM","createdon":"2024-06-12T14:13:25Z",
            "_primarycontactid_value@OData.Community.Display.V1.FormattedValue":"Ann Smith","_primarycontactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty":"primarycontactid","_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"contact","_primarycontactid_value":"c0000000-0000-0000-0000-000000000001",
            "_ownerid_value@OData.Community.Display.V1.FormattedValue":"Alex Rivera","_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty":"ownerid","_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"systemuser","_ownerid_value":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01","accountid":"a0000000-0000-0000-0000-000000000001",
            "_transactioncurrencyid_value@Microsoft.Dynamics.CRM.associatednavigationproperty":"transactioncurrencyid","_transactioncurrencyid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"transactioncurrency","_transactioncurrencyid_value":"5eaf2053-8b17-4d92-b065-a1729dbecf05","_parentaccountid_value":null}
            """.ReplaceLineEndings(""),
            reply.Body);
    }

    [Theory]
    [InlineData("OData.Community.Display.V1.FormattedValue", true, false)]
    [InlineData("OData.Community.*", true, false)]
    [InlineData("Microsoft.Dynamics.CRM.*", false, true)]
    [InlineData("Microsoft.Dynamics.CRM.lookuplogicalname,OData.Community.Display.V1.FormattedValue", true, true)]
    [InlineData("Something.Else", false, false)]
    public async Task Only_the_annotations_asked_for_are_there(string wanted, bool formatted, bool logicalName)
    {
        var row = (await _org.GetAsync($"accounts({Account})?$select=_primarycontactid_value", $"odata.include-annotations=\"{wanted}\"")).Json;

        Assert.Equal(formatted, row.TryGetProperty("_primarycontactid_value@OData.Community.Display.V1.FormattedValue", out _));
        Assert.Equal(logicalName, row.TryGetProperty("_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname", out _));
    }

    [Fact]
    public async Task Without_select_every_column_is_there_and_the_nulls_come_last()
    {
        var reply = await _org.GetAsync($"accounts({Account})");
        var row = reply.Json.EnumerateObject().ToList();

        Assert.StartsWith("""{"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts/$entity","@odata.etag":""", reply.Body, StringComparison.Ordinal);
        var columns = System.Text.RegularExpressions.Regex.Matches(
            System.Text.RegularExpressions.Regex.Match(await File.ReadAllTextAsync(Path.Combine(Org.Sales, "metadata.xml")), "EntityType Name=\"account\".*?</EntityType>", System.Text.RegularExpressions.RegexOptions.Singleline).Value,
            "<Property Name=\"(.*?)\"").Select(match => match.Groups[1].Value);
        Assert.Equal(columns.Order(), row.Select(property => property.Name).Where(name => name[0] != '@').Order());
        var firstNull = row.FindIndex(property => property.Value.ValueKind == System.Text.Json.JsonValueKind.Null);
        Assert.All(row.Skip(firstNull), property => Assert.Equal(System.Text.Json.JsonValueKind.Null, property.Value.ValueKind));
    }

    [Theory]
    [InlineData("accounts(accountid=a0000000-0000-0000-0000-000000000001)")]
    [InlineData("accounts(accountnumber='FC')")]
    [InlineData("accounts(accountnumber='fc')")]
    [InlineData("contacts(c0000000-0000-0000-0000-000000000001)/parentcustomerid_account")]
    [InlineData("accounts(accountnumber='FC')/primarycontactid/parentcustomerid_account")]
    [InlineData("tasks(70000000-0000-0000-0000-000000000001)/regardingobjectid_account_task")]
    public async Task A_row_has_many_addresses(string path)
    {
        var reply = await _org.GetAsync(path + "?$select=name");

        Assert.Equal(
            """{"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts(name)/$entity","@odata.etag":"W/\"1000004\"","name":"Fourth Coffee","accountid":"a0000000-0000-0000-0000-000000000001"}""",
            reply.Body);
    }

    [Fact]
    public async Task A_value_can_be_read_alone()
    {
        var reply = await _org.GetAsync($"accounts({Account})/name");

        Assert.Equal($$"""{"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts({{Account}})/name","value":"Fourth Coffee"}""", reply.Body);
        Assert.Equal("Fourth Coffee", (await _org.GetAsync($"accounts({Account})/name/$value")).Body);
        Assert.Equal("20000.0000", (await _org.GetAsync($"accounts({Account})/revenue/$value")).Body);
        Assert.Equal("2024-06-12T14:13:25Z", (await _org.GetAsync($"accounts({Account})/createdon/$value")).Body);
        Assert.Equal(204, (await _org.GetAsync($"accounts({Account})/description")).Status);
    }

    [Fact]
    public async Task A_lookup_that_leads_nowhere_has_no_content() =>
        Assert.Equal((204, ""), await _org.GetAsync($"accounts({Account})/parentaccountid") is var reply ? (reply.Status, reply.Body) : default);

    [Fact]
    public async Task All_activities_stand_in_the_common_set_as_the_common_type()
    {
        var reply = await _org.GetAsync("activitypointers?$select=subject,activitytypecode&$orderby=subject");

        Assert.Equal(["Call", "Hello"], reply.Texts("subject"));
        Assert.Equal(["task", "email"], reply.Texts("activitytypecode"));
        Assert.Equal("70000000-0000-0000-0000-000000000001", reply.Rows[0].GetProperty("activityid").GetString());
        var own = await _org.GetAsync("emails?$select=sender,subject");
        Assert.Equal("a@b.example", Assert.Single(own.Rows).GetProperty("sender").GetString());
    }

    [Fact]
    public async Task Rows_behind_a_collection_have_the_context_of_their_own_set()
    {
        var reply = await _org.GetAsync($"accounts({Account})/contact_customer_accounts?$select=birthdate");

        Assert.Equal(
            """{"@odata.context":"http://localhost/api/data/v9.2/$metadata#contacts(birthdate)","value":[{"@odata.etag":"W/\"1000005\"","birthdate":"1990-01-31","contactid":"c0000000-0000-0000-0000-000000000001"}]}""",
            reply.Body);
        Assert.Equal("\uFEFF1", (await _org.GetAsync($"accounts({Account})/contact_customer_accounts/$count")).Body);
    }

    [Fact]
    public async Task The_owner_is_a_user_or_a_team_and_says_so()
    {
        var row = (await _org.GetAsync($"accounts({Account})?$select=name&$expand=ownerid($select=ownerid)")).Json;

        Assert.Equal("""{"@odata.type":"#Microsoft.Dynamics.CRM.systemuser","@odata.etag":"W/\"1000002\"","ownerid":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01"}""", row.GetProperty("ownerid").GetRawText());
    }
}
