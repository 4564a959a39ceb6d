using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Emulator;

public sealed class CreateTests : IAsyncLifetime
{
    private const string Contact = "c0000000-0000-0000-0000-000000000001";
    private const string Me = "6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f01";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 5, 6, 7, 890, TimeSpan.Zero));
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_create_answers_with_the_address_alone()
    {
        var reply = await _org.PostAsync("accounts", """{"accountid":"A0000000-0000-0000-0000-000000000001","name":"Fabrikam"}""");

        Assert.Equal((204, ""), (reply.Status, reply.Body));
        Assert.Equal("http://localhost/api/data/v9.2/accounts(a0000000-0000-0000-0000-000000000001)", reply.Headers["OData-EntityId"]);
        Assert.Equal("Fabrikam", (await _org.GetAsync(reply.Headers["OData-EntityId"])).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_representation_comes_on_request_shaped_by_the_address()
    {
        await _org.PostAsync("contacts", $$"""{"contactid":"{{Contact}}","firstname":"Ann","lastname":"Smith"}""");
        var reply = await _org.PostAsync(
            "accounts?$select=name&$expand=primarycontactid($select=fullname)",
            $$"""{"accountid":"a0000000-0000-0000-0000-000000000001","name":"Fabrikam","primarycontactid@odata.bind":"/contacts({{Contact}})"}""",
            "return=representation");

        Assert.Equal(201, reply.Status);
        Assert.Equal("return=representation", reply.Headers["Preference-Applied"]);
        Assert.Equal(
            """{"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts(name,primarycontactid(fullname))/$entity","@odata.etag":"W/\"1000005\"","name":"Fabrikam","accountid":"a0000000-0000-0000-0000-000000000001","primarycontactid":{"@odata.etag":"W/\"1000004\"","fullname":"Ann Smith","contactid":"@@"}}""".Replace("@@", Contact, StringComparison.Ordinal),
            reply.Body);
    }

    [Fact]
    public async Task The_service_fills_in_who_when_and_which_state()
    {
        var row = (await _org.PostAsync("accounts", """{"name":"Fabrikam","revenue":1000.5}""", "return=representation")).Json;

        Assert.Equal("2025-03-04T05:06:07Z", row.GetProperty("createdon").GetString());
        Assert.Equal("2025-03-04T05:06:07Z", row.GetProperty("modifiedon").GetString());
        Assert.Equal(Me, row.GetProperty("_createdby_value").GetString());
        Assert.Equal(Me, row.GetProperty("_ownerid_value").GetString());
        Assert.Equal(Me, row.GetProperty("_owninguser_value").GetString());
        Assert.Equal((0, 1), (row.GetProperty("statecode").GetInt32(), row.GetProperty("statuscode").GetInt32()));
        Assert.Equal($"W/\"{row.GetProperty("versionnumber")}\"", row.GetProperty("@odata.etag").GetString());
        Assert.Equal(("1000.5000", "1000.5000000000", "1.000000000000"), (row.GetProperty("revenue").GetRawText(), row.GetProperty("revenue_base").GetRawText(), row.GetProperty("exchangerate").GetRawText()));
        Assert.False(row.GetProperty("creditonhold").GetBoolean());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("industrycode").ValueKind);
    }

    [Fact]
    public async Task Versions_grow_over_all_tables()
    {
        var versions = new List<long>();
        foreach (var set in new[] { "accounts", "contacts", "tasks", "accounts" })
            versions.Add((await _org.PostAsync(set, "{}", "return=representation")).Json.GetProperty("versionnumber").GetInt64());

        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Fact]
    public async Task A_team_can_own_a_row()
    {
        const string team = "4d9e1f42-7a06-4c81-af54-90618cadbe04";
        var row = (await _org.PostAsync("accounts", $$"""{"name":"x","ownerid@odata.bind":"/teams({{team}})"}""", "return=representation,odata.include-annotations=\"*\"")).Json;

        Assert.Equal("team", row.GetProperty("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString());
        Assert.Equal(team, row.GetProperty("_owningteam_value").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("_owninguser_value").ValueKind);
    }

    [Theory]
    [InlineData("/contacts(c0000000-0000-0000-0000-000000000001)")]
    [InlineData("contacts(c0000000-0000-0000-0000-000000000001)")]
    [InlineData("http://localhost/api/data/v9.2/contacts(c0000000-0000-0000-0000-000000000001)")]
    [InlineData("/contacts(contactid=c0000000-0000-0000-0000-000000000001)")]
    [InlineData("/contacts(firstname='Ann',emailaddress1='ann@mail.example')")]
    [InlineData("/accounts(accountnumber='one')/primarycontactid")]
    public async Task A_lookup_can_be_bound_by_any_address_of_its_target(string address)
    {
        await _org.PostAsync("contacts", $$"""{"contactid":"{{Contact}}","firstname":"Ann","emailaddress1":"ann@mail.example"}""");
        await _org.PostAsync("accounts", $$"""{"accountnumber":"one","primarycontactid@odata.bind":"/contacts({{Contact}})"}""");
        var row = await _org.PostAsync("opportunities", JsonSerializer.Serialize(new Dictionary<string, string> { ["name"] = "x", ["customerid_contact@odata.bind"] = address }), "return=representation,odata.include-annotations=\"*\"");

        Assert.True(row.Status == 201, row.Body);
        Assert.Equal(Contact, row.Json.GetProperty("_customerid_value").GetString());
        Assert.Equal("customerid_contact", row.Json.GetProperty("_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty").GetString());
        Assert.Equal("contact", row.Json.GetProperty("_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString());
    }

    [Fact]
    public async Task Rows_can_be_created_with_those_around_them_in_one_go()
    {
        var reply = await _org.PostAsync("accounts?$select=name&$expand=primarycontactid($select=fullname),Account_Tasks($select=subject;$orderby=subject),contact_customer_accounts($select=lastname)", """
            {"name":"Deep","primarycontactid":{"firstname":"Ann","lastname":"Smith"},"Account_Tasks":[{"subject":"one"},{"subject":"two"}],
             "contact_customer_accounts":[{"lastname":"Jones","new_project_contact":[{"new_name":"Bridge"}]}]}
            """, "return=representation");

        Assert.True(reply.Status == 201, reply.Body);
        Assert.Equal("Ann Smith", reply.Json.GetProperty("primarycontactid").GetProperty("fullname").GetString());
        Assert.Equal(["one", "two"], reply.Json.GetProperty("Account_Tasks").EnumerateArray().Select(task => task.GetProperty("subject").GetString()));
        Assert.Equal("Jones", reply.Json.GetProperty("contact_customer_accounts")[0].GetProperty("lastname").GetString());
        Assert.Equal(["Bridge"], (await _org.GetAsync("new_projects?$filter=new_project_contact/any(c:c/lastname eq 'jones')")).Texts("new_name"));
    }

    [Fact]
    public async Task A_deep_create_that_fails_leaves_nothing_behind()
    {
        var reply = await _org.PostAsync("accounts", """{"name":"Deep","Account_Tasks":[{"subject":"one"},{"percentcomplete":"many"}]}""");
        var second = await _org.PostAsync("accounts", """{"name":"Deep","contact_customer_accounts":[{"contactid":"c0000000-0000-0000-0000-000000000001"},{"contactid":"c0000000-0000-0000-0000-000000000001"}]}""");

        Assert.Equal((400, 412), (reply.Status, second.Status));
        Assert.Equal("\uFEFF0", (await _org.GetAsync("accounts/$count")).Body);
        Assert.Equal("\uFEFF0", (await _org.GetAsync("contacts/$count")).Body);
    }

    [Fact]
    public async Task Existing_rows_can_be_taken_along()
    {
        await _org.PostAsync("contacts", $$"""{"contactid":"{{Contact}}","lastname":"Smith"}""");
        await _org.PostAsync("accounts", $$"""{"name":"Taker","contact_customer_accounts@odata.bind":["/contacts({{Contact}})"]}""");

        Assert.Equal(["Smith"], (await _org.GetAsync("contacts?$filter=parentcustomerid_account/name eq 'taker'")).Texts("lastname"));
    }

    [Fact]
    public async Task What_only_the_service_writes_is_dropped_in_silence()
    {
        var row = (await _org.PostAsync("accounts", """{"name":"x","createdon":"1999-01-01T00:00:00Z","revenue":1,"revenue_base":99,"versionnumber":1}""", "return=representation")).Json;

        Assert.Equal("2025-03-04T05:06:07Z", row.GetProperty("createdon").GetString());
        Assert.Equal("1.0000000000", row.GetProperty("revenue_base").GetRawText());
    }

    [Fact]
    public async Task An_empty_text_is_stored_as_none() =>
        Assert.Equal(JsonValueKind.Null, (await _org.PostAsync("accounts", """{"name":""}""", "return=representation")).Json.GetProperty("name").ValueKind);

    [Theory]
    [InlineData("accounts", """{"nme":"x"}""", 400, "0x80048d19", "The property 'nme' does not exist on type 'Microsoft.Dynamics.CRM.account'. Make sure to only use property names that are defined by the type.")]
    [InlineData("accounts", """{"primarycontact@odata.bind":"/contacts(c0000000-0000-0000-0000-000000000001)"}""", 400, "0x80048d19", "An undeclared property 'primarycontact' which only has property annotations in the payload")]
    [InlineData("accounts", """{"numberofemployees":"many"}""", 400, "0x80048d19", "Cannot convert the literal 'many' to the expected type 'Edm.Int32'.")]
    [InlineData("accounts", """{"revenue":true}""", 400, "0x80048d19", "Cannot convert the literal 'True' to the expected type 'Edm.Decimal'.")]
    [InlineData("contacts", """{"birthdate":"31.1.1990"}""", 400, "0x80048d19", "Cannot convert the literal '31.1.1990' to the expected type 'Edm.Date'.")]
    [InlineData("accounts", """{"industrycode":4}""", 400, "0x8004431A", "The value 4 of 'industrycode' on record of type 'account' is outside the valid range. Accepted Values: 1,2,33")]
    [InlineData("new_projects", """{"new_tags":"1,3"}""", 400, "0x8004431A", "The value 3 of 'new_tags'")]
    [InlineData("accounts", """{"name":"@@"}""", 400, "0x80044331", "A validation error occurred.  The length of the 'name' attribute of the 'account' entity exceeded the maximum allowed length of '160'.")]
    [InlineData("accounts", """{"_primarycontactid_value":"c0000000-0000-0000-0000-000000000001"}""", 400, "0x80060888", "Use Navigation properties instead.")]
    [InlineData("accounts", """{"primarycontactid@odata.bind":"/contacts(c0000000-0000-0000-0000-00000000dead)"}""", 404, "0x80040217", "contact With Id = c0000000-0000-0000-0000-00000000dead Does Not Exist")]
    [InlineData("accounts", """{"primarycontactid@odata.bind":"/accounts(c0000000-0000-0000-0000-00000000dead)"}""", 400, "0x80048d19", "is not a valid reference to a row of 'Microsoft.Dynamics.CRM.contact'")]
    [InlineData("accounts", """{"primarycontactid@odata.bind":"rubbish"}""", 400, "0x80048d19", "'rubbish'")]
    [InlineData("accounts", "{\"name\":", 400, "0x80048d19", "Error identified in Payload provided by the user for Entity :'account'")]
    [InlineData("accounts", "[]", 400, "0x80048d19", "")]
    [InlineData("activitypointers", "{}", 400, "0x80040800", "does not support entities of type 'activitypointer'")]
    [InlineData("nothing", "{}", 404, "0x8006088a", "Resource not found for the segment 'nothing'.")]
    public async Task What_cannot_be_stored_is_refused_with_the_service_s_code(string set, string body, int status, string code, string text)
    {
        var reply = await _org.PostAsync(set, body.Replace("@@", new string('x', 161), StringComparison.Ordinal));

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Contains(text, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_row_with_the_same_key_is_refused()
    {
        await _org.PostAsync("accounts", """{"accountid":"a0000000-0000-0000-0000-000000000001","accountnumber":"one"}""");
        var sameId = await _org.PostAsync("accounts", """{"accountid":"a0000000-0000-0000-0000-000000000001"}""");
        var sameNumber = await _org.PostAsync("accounts", """{"accountnumber":"ONE"}""");
        var noNumber = await _org.PostAsync("accounts", "{}");

        Assert.Equal((412, "0x80040237", "A record with matching key values already exists."), (sameId.Status, sameId.Code, sameId.Message));
        Assert.Equal((412, "0x80060892"), (sameNumber.Status, sameNumber.Code));
        Assert.Equal(204, noNumber.Status);
        Assert.Equal(204, (await _org.PostAsync("accounts", "{}")).Status);
    }

    [Fact]
    public async Task Users_and_teams_have_one_id_in_two_columns()
    {
        var reply = await _org.PostAsync("systemusers", """{"systemuserid":"d0000000-0000-0000-0000-000000000001","firstname":"New","lastname":"User"}""", "return=representation");

        Assert.Equal("d0000000-0000-0000-0000-000000000001", reply.Json.GetProperty("ownerid").GetString());
        Assert.Equal("New User", (await _org.GetAsync("systemusers(ownerid=d0000000-0000-0000-0000-000000000001)?$select=fullname")).Json.GetProperty("fullname").GetString());
    }
}
