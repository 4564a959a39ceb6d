using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Connector;

/// <summary>Each record action of the connector that we replace, with all its inputs: by classes and by names.</summary>
public sealed class RecordActionTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    private Table Table => org.Table("accounts");

    [Fact]
    public async Task Query_Entities()
    {
        var typed = await org.Accounts.Where(a => a.Revenue > 1).OrderByDescending(a => a.CreatedOn).Include(a => a.PrimaryContact).ToListAsync(_cancellation);
        var named = await Table.Select("name", "createdon").Filter("revenue gt 1").OrderBy("createdon desc").Expand("primarycontactid($select=fullname)").ToListAsync(_cancellation);
        Assert.Equal(typed.Select(static row => row.Id), named.Select(static row => row.Get<Guid>("accountid")));

        // Not all are fetched unless that is asked for: a page, and where the next begins.
        var page = await Table.WithPageSize(9).ToPageAsync(null, _cancellation);
        var next = await Table.WithPageSize(9).ToPageAsync(page.Continuation, _cancellation);
        Assert.Equal((9, 9), (page.Rows.Count, next.Rows.Count));
        Assert.Empty(page.Rows.Select(static row => row.Get<Guid>("accountid")).Intersect(next.Rows.Select(static row => row.Get<Guid>("accountid"))));
        Assert.Equal(9, (await org.Accounts.WithPageSize(9).ToPageAsync(null, _cancellation)).Rows.Count);
    }

    [Fact]
    public async Task Get_Entity()
    {
        var id = await org.Accounts.Where(a => a.PrimaryContactId != null).Select(a => a.AccountId).FirstAsync(_cancellation);

        Assert.Equal(id, (await org.Accounts.Include(a => a.PrimaryContact).Where(a => a.AccountId == id).SingleAsync(_cancellation)).Id);
        Assert.Equal(id, (await org.Accounts.GetAsync(id, _cancellation)).Id);
        Assert.Equal(id, (await Table.Select("name").Expand("primarycontactid($select=lastname)").GetAsync(id, _cancellation)).Get<Guid>("accountid"));
        Assert.Null(await org.Accounts.FindAsync(Guid.NewGuid(), _cancellation));
    }

    [Fact]
    public async Task Create_Entity()
    {
        var id = await org.Accounts.CreateAsync(new Account { Name = "Made", Revenue = 3 }, _cancellation);
        Assert.Equal("Made", (await org.Accounts.GetAsync(id, _cancellation)).Name);

        // Dynamic values: names that are known only now.
        var named = await Table.CreateAsync(new Dictionary<string, object?> { ["name"] = "Made", ["rev" + "enue"] = 3m }, _cancellation);
        Assert.Equal(3m, (await Table.GetAsync(named, _cancellation)).Get<decimal>("revenue"));
        await org.Accounts.DeleteAsync(id, _cancellation);
        await org.Accounts.DeleteAsync(named, _cancellation);
    }

    [Fact]
    public async Task Update_Entity()
    {
        var id = await org.Accounts.CreateAsync(new Account { Name = "Old", Revenue = 3 }, _cancellation);
        await org.Accounts.UpdateAsync(new Account { AccountId = id, Name = "New" }, cancellationToken: _cancellation);
        await Table.UpdateAsync(id.ToString(), new Dictionary<string, object?> { ["creditlimit"] = 5m }, cancellationToken: _cancellation);

        var row = await org.Accounts.GetAsync(id, _cancellation);
        Assert.Equal(("New", 3m, 5m), (row.Name, row.Revenue, row.CreditLimit));
        await org.Accounts.DeleteAsync(id, _cancellation);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Assert.ThrowsAsync<DataverseException>(() => org.Accounts.UpdateAsync(new Account { AccountId = id, Name = "Absent" }, cancellationToken: _cancellation))).StatusCode);
        await Assert.ThrowsAsync<DataverseException>(() => Table.UpdateAsync(id.ToString(), new { name = "Absent" }, cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Upsert_Entity()
    {
        var id = Guid.NewGuid();
        Assert.Equal(UpsertOutcome.Created, await org.Accounts.UpsertAsync(new Account { AccountId = id, Name = "Here" }, _cancellation));
        Assert.Equal(UpsertOutcome.Updated, await org.Accounts.UpsertAsync(new Account { AccountId = id, Name = "Still here" }, _cancellation));
        Assert.Equal(UpsertOutcome.Updated, await Table.UpsertAsync(id.ToString(), new { revenue = 1m }, _cancellation));
        await org.Accounts.DeleteAsync(id, _cancellation);
        Assert.Equal(UpsertOutcome.Created, await Table.UpsertAsync(id.ToString(), new { name = "Anew" }, _cancellation));
        await org.Accounts.DeleteAsync(id, _cancellation);
    }

    [Fact]
    public async Task Delete_Entity()
    {
        var (one, other) = (await org.Accounts.CreateAsync(new Account { Name = "x" }, _cancellation), await org.Accounts.CreateAsync(new Account { Name = "y" }, _cancellation));
        await org.Accounts.DeleteAsync(one, _cancellation);
        await Table.DeleteAsync(other.ToString(), cancellationToken: _cancellation);

        Assert.Equal(0, await org.Accounts.Where(a => a.AccountId == one || a.AccountId == other).CountAsync(_cancellation));
    }

    [Fact]
    public async Task Run_Batch_Operations()
    {
        var id = await org.Accounts.CreateAsync(new Account { Name = "x" }, _cancellation);
        var batch = org.CreateBatch();
        var items = batch.AddJson($$"""
            [
              { "collection": "accounts", "action": "create", "data": { "name": "By batch" }, "returnRepresentation": true },
              { "collection": "accounts", "action": "update", "key": "{{id}}", "data": { "revenue": 9 } },
              { "collection": "accounts", "action": "delete", "key": "{{Guid.NewGuid()}}" }
            ]
            """);
        await batch.SendAsync(continueOnError: true, _cancellation);

        Assert.Equal("By batch", items[0].Result.Row!.Value.GetProperty("name").GetString());
        Assert.Equal(9m, (await org.Accounts.GetAsync(id, _cancellation)).Revenue);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, Assert.IsType<DataverseException>(items[2].Error).StatusCode);

        var typed = org.CreateBatch();
        typed.Delete<Account>(id);
        typed.Delete<Account>(items[0].Result.Row!.Value.GetProperty("accountid").GetGuid());
        await typed.SendAsync(cancellationToken: _cancellation);
        Assert.Empty(typed.Failures);
    }

    [Fact]
    public async Task Run_FetchXML_Query()
    {
        const string Xml = "<fetch><entity name='account'><attribute name='name' /><order attribute='accountid' /></entity></fetch>";
        var all = await org.Fetch("accounts", Xml).WithAnnotations("*").ToListAsync(_cancellation);
        Assert.Equal(all.Count, (await org.Fetch<Account>(Xml).ToListAsync(_cancellation)).Count);

        // A page by its number, and on from there by the cookie.
        var second = await org.Fetch("accounts", Xml).WithPageSize(10).FromPage(2).ToPageAsync(null, _cancellation);
        Assert.Equal(all.Skip(10).Take(10).Select(static row => row.Get<Guid>("accountid")), second.Rows.Select(static row => row.Get<Guid>("accountid")));
        var third = await org.Fetch("accounts", Xml).WithPageSize(10).ToPageAsync(second.Continuation, _cancellation);
        Assert.Equal(all[20].Get<Guid>("accountid"), third.Rows[0].Get<Guid>("accountid"));

        using var impersonated = org.With(new RequestOptions { CallerId = await org.Set<SystemUser>().Select(u => u.SystemUserId).FirstAsync(_cancellation) });
        Assert.Equal(all.Count, (await RecordsAsync(impersonated, Xml)).Count);
    }

    [Fact]
    public async Task Get_Current_User()
    {
        var me = await org.WhoAmIAsync(_cancellation);

        Assert.NotEqual(Guid.Empty, me.UserId);
        Assert.NotEqual(Guid.Empty, me.OrganizationId);
    }

    private Task<List<Record>> RecordsAsync(DataverseConnection connection, string xml) =>
        TypedDynamics.LateBound.RecordFetching.Query(connection, "accounts", TypedDynamics.FetchXml.Fetch.Parse(xml)).ToListAsync(_cancellation);
}
