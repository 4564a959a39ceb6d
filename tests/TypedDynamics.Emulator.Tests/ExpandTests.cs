using System.Text.Json;

namespace TypedDynamics.Emulator;

public sealed class ExpandTests(SampledOrg sampled) : IClassFixture<SampledOrg>
{
    private Org Org => sampled.Org;

    [Fact]
    public async Task The_context_names_what_was_expanded_at_every_level()
    {
        var reply = await Org.GetAsync("accounts?$select=name&$expand=primarycontactid($select=fullname;$expand=createdby),Account_Tasks($select=subject)&$top=1");

        Assert.StartsWith("""{"@odata.context":"http://localhost/api/data/v9.2/$metadata#accounts(name,primarycontactid(fullname,createdby()),Account_Tasks(subject))",""", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_comes_filtered_ordered_and_cut_for_each_row()
    {
        var reply = await Org.GetAsync("accounts?$select=name&$expand=contact_customer_accounts($select=fullname,lastname;$filter=lastname ne 'Smith';$orderby=lastname desc;$top=2)");
        var all = (await Org.GetAsync("contacts?$select=lastname,_parentcustomerid_value&$filter=lastname ne 'Smith'")).Rows;

        Assert.Equal(40, reply.Rows.Count);
        Assert.All(reply.Rows, account =>
        {
            var expected = all.Where(contact => contact.GetProperty("_parentcustomerid_value").GetString() == account.GetProperty("accountid").GetString())
                .Select(contact => contact.GetProperty("lastname").GetString()!).OrderByDescending(name => name, StringComparer.InvariantCultureIgnoreCase).Take(2);
            Assert.Equal(expected, account.GetProperty("contact_customer_accounts").EnumerateArray().Select(contact => contact.GetProperty("lastname").GetString()!));
        });
    }

    [Fact]
    public async Task Rows_of_a_collection_refer_back_and_the_link_to_them_repeats_the_options()
    {
        var row = (await Org.GetAsync("accounts?$select=name&$expand=contact_customer_accounts($select=fullname;$filter=startswith(lastname,'S') and lastname ne 'x;y')&$top=1")).Rows[0];
        var id = row.GetProperty("accountid").GetString();

        Assert.All(row.GetProperty("contact_customer_accounts").EnumerateArray(), contact => Assert.Equal(id, contact.GetProperty("_parentcustomerid_value").GetString()));
        var link = row.GetProperty("contact_customer_accounts@odata.nextLink").GetString()!;
        Assert.Equal($"http://localhost/api/data/v9.2/accounts({id})/contact_customer_accounts?$select=fullname&$filter=startswith(lastname,'S')%20and%20lastname%20ne%20'x;y'", link);
        Assert.Equal(row.GetProperty("contact_customer_accounts").EnumerateArray().Select(Id), (await Org.GetAsync(link)).Rows.Select(Id));

        static string Id(JsonElement contact) => contact.GetProperty("contactid").GetString()!;
    }

    [Fact]
    public async Task A_lookup_that_leads_nowhere_expands_to_null_and_an_empty_collection_to_an_empty_array()
    {
        await using var org = await Org.StartAsync(seed: """{"accounts":[{"name":"alone"}]}""");
        var row = Assert.Single((await org.GetAsync("accounts?$select=name&$expand=primarycontactid($select=fullname),Account_Tasks($select=subject)")).Rows);

        Assert.Equal(JsonValueKind.Null, row.GetProperty("primarycontactid").ValueKind);
        Assert.Equal(0, row.GetProperty("Account_Tasks").GetArrayLength());
    }

    [Fact]
    public async Task A_polymorphic_lookup_expands_only_towards_its_target()
    {
        var rows = (await Org.GetAsync("tasks?$select=subject,_regardingobjectid_value&$expand=regardingobjectid_account_task($select=name),regardingobjectid_contact_task($select=fullname)", "odata.include-annotations=\"*\"")).Rows;

        Assert.All(rows.Where(row => row.TryGetProperty("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname", out _)), row =>
        {
            var isAccount = row.GetProperty("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString() == "account";
            Assert.Equal(isAccount, row.GetProperty("regardingobjectid_account_task").ValueKind == JsonValueKind.Object);
            Assert.Equal(!isAccount, row.GetProperty("regardingobjectid_contact_task").ValueKind == JsonValueKind.Object);
        });
        Assert.Contains(rows, row => row.GetProperty("regardingobjectid_contact_task").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Both_sides_of_a_many_to_many_relationship_hold_the_same_pairs()
    {
        var fromProjects = Pairs((await Org.GetAsync("new_projects?$select=new_name&$expand=new_project_contact($select=fullname)")).Rows, "new_projectid", "contactid");
        var fromContacts = Pairs((await Org.GetAsync("contacts?$select=fullname&$expand=new_project_contact($select=new_name)")).Rows, "contactid", "new_projectid");

        Assert.NotEmpty(fromProjects);
        Assert.Equal(fromProjects.Order(), fromContacts.Select(pair => (pair.Item2, pair.Item1)).Order());
        Assert.Equal($"\uFEFF{fromProjects.Count}", (await Org.GetAsync("new_project_contactset/$count")).Body);

        static List<(string, string)> Pairs(IEnumerable<JsonElement> rows, string key, string other) =>
            [.. rows.SelectMany(row => row.GetProperty("new_project_contact").EnumerateArray().Select(each => (row.GetProperty(key).GetString()!, each.GetProperty(other).GetString()!)))];
    }

    [Fact]
    public async Task A_reference_expands_to_an_address()
    {
        var row = (await Org.GetAsync("accounts?$select=name&$expand=primarycontactid/$ref&$top=1")).Rows[0];
        var contact = row.GetProperty("_primarycontactid_value").GetString();

        Assert.Equal($$"""{"@odata.id":"http://localhost/api/data/v9.2/contacts({{contact}})"}""", row.GetProperty("primarycontactid").GetRawText());
    }

    [Fact]
    public async Task Nested_collections_are_cut_into_pages_that_go_on_by_their_own_link()
    {
        const string query = "businessunits?$select=name&$expand=business_unit_system_users($select=fullname;$expand=businessunitid($select=name))&$filter=name eq 'Contoso'";
        var whole = (await Org.GetAsync(query)).Rows[0].GetProperty("business_unit_system_users").EnumerateArray().Select(Name).ToList();
        var first = (await Org.GetAsync(query, "odata.maxpagesize=2")).Rows[0];
        var seen = first.GetProperty("business_unit_system_users").EnumerateArray().Select(Name).ToList();

        Assert.Equal(2, seen.Count);
        for (var link = first.GetProperty("business_unit_system_users@odata.nextLink").GetString(); link is not null;)
        {
            var page = await Org.GetAsync(link, "odata.maxpagesize=2");
            Assert.True(page.Status == 200, page.Body);
            seen.AddRange(page.Rows.Select(Name));
            link = page.NextLink;
        }

        Assert.Equal(whole, seen);

        static string Name(JsonElement user) => user.GetProperty("fullname").GetString()!;
    }

    [Fact]
    public async Task Annotations_reach_into_expanded_rows()
    {
        var row = (await Org.GetAsync("accounts?$select=name&$expand=primarycontactid($select=_parentcustomerid_value)&$top=1", "odata.include-annotations=\"*\"")).Rows[0];

        Assert.Equal(
            row.GetProperty("name").GetString(),
            row.GetProperty("primarycontactid").GetProperty("_parentcustomerid_value@OData.Community.Display.V1.FormattedValue").GetString());
    }
}
