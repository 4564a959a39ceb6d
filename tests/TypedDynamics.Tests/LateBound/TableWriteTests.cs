using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.LateBound;

/// <summary>Rows written by names and values, in every form that these come in.</summary>
public sealed class TableWriteTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    private Table Accounts => org.Table("accounts");

    [Fact]
    public async Task Values_come_as_dictionary_json_or_object()
    {
        var contact = (await org.Set<Contact>().FirstAsync(_cancellation)).Id;
        Guid[] made =
        [
            await Accounts.CreateAsync(new Dictionary<string, object?> { ["name"] = "One", ["revenue"] = 5m, ["primarycontactid"] = new RowReference("contacts", contact) }, _cancellation),
            await Accounts.CreateAsync(new JsonObject { ["name"] = "One", ["revenue"] = 5m, ["primarycontactid@odata.bind"] = $"/contacts({contact})" }, _cancellation),
            await Accounts.CreateAsync(JsonElement.Parse($$"""{"name":"One","revenue":5,"primarycontactid@odata.bind":"/contacts({{contact}})"}"""), _cancellation),
            await Accounts.CreateAsync(new { name = "One", revenue = 5m, primarycontactid = new RowReference("contacts", contact) }, _cancellation),
        ];

        foreach (var id in made)
        {
            var row = await Accounts.GetAsync(id, _cancellation);
            Assert.Equal(("One", 5m, contact), (row.Get<string>("name"), row.Get<decimal>("revenue"), row.GetLookup("primarycontactid")!.Id));
            await Accounts.DeleteAsync(id.ToString(), cancellationToken: _cancellation);
        }
    }

    [Fact]
    public async Task A_made_row_is_read_as_the_query_says()
    {
        var row = await Accounts.CreateAndReadAsync(new { name = "Read" }, ["name", "createdon"], _cancellation);

        Assert.Equal("Read", row.Get<string>("name"));
        Assert.NotNull(row.Get<DateTimeOffset?>("createdon"));
        Assert.False(row.Has("revenue"));
    }

    [Fact]
    public async Task Versions_are_demanded_where_they_are_named()
    {
        var id = (await Accounts.CreateAsync(new { name = "Versioned" }, _cancellation)).ToString();
        var version = (await Accounts.GetAsync(id, _cancellation)).ETag;
        await Accounts.UpdateAsync(id, new { name = "Changed" }, version, _cancellation);

        Assert.Equal(System.Net.HttpStatusCode.PreconditionFailed, (await Assert.ThrowsAsync<DataverseException>(() => Accounts.UpdateAsync(id, new { name = "Late" }, version, _cancellation))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.PreconditionFailed, (await Assert.ThrowsAsync<DataverseException>(() => Accounts.DeleteAsync(id, version, _cancellation))).StatusCode);
        Assert.Equal("Changed", (await Accounts.GetAsync(id, _cancellation)).Get<string>("name"));
        await Accounts.DeleteAsync(id, (await Accounts.GetAsync(id, _cancellation)).ETag, _cancellation);
        Assert.Null(await Accounts.FindAsync(id, _cancellation));
    }

    [Fact]
    public async Task Columns_are_set_alone_and_rows_tied_and_taken_apart()
    {
        var id = (await Accounts.CreateAsync(new { name = "Tied" }, _cancellation)).ToString();
        await Accounts.SetAsync(id, "revenue", 7m, _cancellation);
        await Accounts.SetAsync(id, "name", null, _cancellation);
        var contact = new RowReference("contacts", (await org.Set<Contact>().FirstAsync(_cancellation)).Id);
        await Accounts.AssociateAsync(id, "contact_customer_accounts", contact, _cancellation);

        var row = await Accounts.Expand("contact_customer_accounts($select=contactid)").GetAsync(id, _cancellation);
        Assert.Equal((null, 7m, 1), (row.Get<string>("name"), row.Get<decimal>("revenue"), row.GetRows("contact_customer_accounts").Count));
        await Accounts.DisassociateAsync(id, "contact_customer_accounts", contact.Key, _cancellation);
        Assert.Empty((await Accounts.Expand("contact_customer_accounts($select=contactid)").GetAsync(id, _cancellation)).GetRows("contact_customer_accounts"));
    }

    [Fact]
    public async Task What_has_no_names_is_refused()
    {
        foreach (var values in new object[] { "text", new List<string>(), JsonElement.Parse("[1]"), new Account { Name = "x" } })
            await Assert.ThrowsAsync<ArgumentException>(() => values switch { string text => Accounts.CreateAsync(text), List<string> list => Accounts.CreateAsync(list), JsonElement json => Accounts.CreateAsync(json), _ => Accounts.CreateAsync((Account)values) });
        Assert.Contains("not as its base", (await Assert.ThrowsAsync<ArgumentException>(() => Accounts.CreateAsync((object)new { name = "x" }, _cancellation))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RowReference("a/b", Guid.NewGuid()));
        Assert.Throws<ArgumentException>(() => new RowReference("contacts", "nobody"));
        await Assert.ThrowsAsync<ArgumentException>(() => Accounts.SetAsync(Guid.NewGuid().ToString(), "a/b", 1, _cancellation));
    }
}
