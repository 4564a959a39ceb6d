using System.Text.Json.Nodes;
using TypedDynamics;

namespace Sales;

/// <summary>The code of docs/guides/late-bound.md.</summary>
internal static class LateBound
{
    public static async Task QueryAsync(Crm crm)
    {
        // begin-snippet: late-bound-query
        var city = "Phoenix";
        var accounts = crm.Table("accounts")
            .Select("name", "revenue", "_primarycontactid_value")
            .Filter($"revenue gt 1000000 and address1_city eq {TableQuery.Literal(city)}")
            .OrderBy("revenue desc")
            .Expand("primarycontactid($select=fullname)")
            .WithAnnotations();

        foreach (var account in await accounts.Take(5).ToListAsync())
        {
            Console.WriteLine($"{account.Get<string>("name")}: {account.Get<decimal?>("revenue")} ({account.GetFormatted("revenue")})");
            Console.WriteLine(account.GetRow("primarycontactid")?.Get<string>("fullname"));
            Console.WriteLine(account.GetLookup("primarycontactid")?.LogicalName); // contact
        }
        // end-snippet
    }

    public static async Task PagesAsync(Crm crm)
    {
        // begin-snippet: late-bound-pages
        var contacts = crm.Table("contacts").Select("fullname").WithPageSize(50);

        var page = await contacts.ToPageAsync();
        var next = await contacts.ToPageAsync(page.Continuation);

        await foreach (var contact in contacts) Console.Write(contact.Get<string>("fullname")?[0]);
        // end-snippet
        Console.WriteLine(next.Rows.Count);
    }

    public static async Task WriteAsync(Crm crm, Guid contactId)
    {
        // begin-snippet: late-bound-write
        var accounts = crm.Table("accounts");
        var id = await accounts.CreateAsync(new { name = "Adatum", accountnumber = "LB-1", primarycontactid = new RowReference("contacts", contactId) });
        await accounts.UpdateAsync("accountnumber='LB-1'", new Dictionary<string, object?> { ["creditonhold"] = true, ["revenue"] = 1_250_000m });
        await accounts.UpdateAsync(id.ToString(), JsonNode.Parse("""{ "websiteurl": "https://adatum.example" }""")!.AsObject());

        var read = await accounts.CreateAndReadAsync(new { name = "Read back" }, ["name", "createdon"]);
        await accounts.UpdateAsync(read.Get<Guid>("accountid").ToString(), new { name = "Changed" }, read.ETag); // refused, should somebody have changed it
        await accounts.SetAsync(id.ToString(), "fax", null);
        await accounts.AssociateAsync(id.ToString(), "contact_customer_accounts", new RowReference("contacts", contactId));
        await accounts.DeleteAsync(id.ToString());
        // end-snippet
    }

    public static async Task BulkAsync(Crm crm, IReadOnlyList<string> names)
    {
        // begin-snippet: late-bound-bulk
        var skills = crm.Table("contoso_skills").Bulk("contoso_skill", "contoso_skillid", new BulkOptions { MaxParallelism = 2 });
        var rows = names.Select(name => new Dictionary<string, object?> { ["contoso_name"] = name }).ToAsyncEnumerable();

        await foreach (var outcome in skills.CreateEachAsync(rows))
        {
            if (outcome.State is BulkState.Failed or BulkState.Unknown) Console.WriteLine($"{outcome.Index}: {outcome.Error?.Message}");
        }
        // end-snippet
    }
}
