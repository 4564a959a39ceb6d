using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.LateBound;

public sealed class TableTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public void Clauses_stand_in_the_address_as_they_are_sent()
    {
        using var context = new Operations.Org(Connections.Options(new CapturingHandler()));
        var accounts = context.Table("accounts");

        Assert.Equal("accounts", accounts.ToODataUri());
        Assert.Equal(
            "accounts?$select=name,_primarycontactid_value&$filter=(revenue%20gt%201000)%20and%20(name%20eq%20'A%20%26%20B%23%2B%25')&$orderby=revenue%20desc,name&$top=5&$expand=primarycontactid($select=fullname;$expand=createdby)",
            accounts.Select("name", "_primarycontactid_value").Filter("revenue gt 1000").Filter("name eq 'A & B#+%'").OrderBy("revenue desc,name").Take(5).Expand("primarycontactid($select=fullname;$expand=createdby)").ToODataUri());
        Assert.Equal("'O''Neil'", TableQuery.Literal("O'Neil"));
        Assert.Equal("2024-02-29T10:30:15Z", TableQuery.Literal(new DateTimeOffset(2024, 2, 29, 12, 30, 15, TimeSpan.FromHours(2))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("accounts/x")]
    [InlineData("../accounts")]
    [InlineData("accounts?$top=1")]
    [InlineData("accounts\n")]
    public void A_name_that_is_no_entity_set_is_refused(string name)
    {
        using var context = new Operations.Org(Connections.Options(new CapturingHandler()));
        Assert.Throws<ArgumentException>(() => context.Table(name));
    }

    [Theory]
    [InlineData("0F8FAD5B-D9CB-469F-A165-70867728950E", "accounts(0f8fad5b-d9cb-469f-a165-70867728950e)")]
    [InlineData("{0f8fad5b-d9cb-469f-a165-70867728950e}", "accounts(0f8fad5b-d9cb-469f-a165-70867728950e)")]
    [InlineData("accountnumber='A/1 & co'", "accounts(accountnumber='A%2F1%20%26%20co')")]
    public async Task A_key_is_an_id_or_an_alternate_key(string key, string address)
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, "{}");
        using var context = new Operations.Org(Connections.Options(handler));

        await context.Table("accounts").GetAsync(key, TestContext.Current.CancellationToken);

        Assert.Equal(address, handler.Request.Address);
        await Assert.ThrowsAsync<ArgumentException>(() => context.Table("accounts").DeleteAsync("../contacts"));
    }

    [Fact]
    public async Task Values_of_every_kind_are_written_as_the_service_takes_them()
    {
        var handler = new CapturingHandler(_ => new(HttpStatusCode.NoContent) { Headers = { { "OData-EntityId", "https://x/accounts(0f8fad5b-d9cb-469f-a165-70867728950e)" } } });
        using var context = new Operations.Org(Connections.Options(handler));

        var id = await context.Table("accounts").CreateAsync(
            new Dictionary<string, object?>
            {
                ["name"] = "Grüße \"you\"",
                ["revenue"] = 1.50m,
                ["employees"] = 3,
                ["latitude"] = 1.5f,
                ["onhold"] = true,
                ["code"] = DayOfWeek.Friday,
                ["since"] = new DateOnly(2020, 1, 2),
                ["created"] = new DateTimeOffset(2024, 6, 12, 16, 13, 25, TimeSpan.FromHours(2)),
                ["image"] = new byte[] { 1, 2 },
                ["fax"] = null,
                ["primarycontactid@odata.bind"] = "/contacts(7c9e6679-7425-40de-944b-e07fc1f90ae7)",
                ["primarycontact"] = new Dictionary<string, object?> { ["lastname"] = "A" },
                ["tasks"] = new object[] { new JsonObject { ["subject"] = "x" } },
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), id);
        Assert.Equal(
            """
            {"name":"Grüße \"you\"","revenue":1.50,"employees":3,"latitude":1.5,"onhold":true,"code":5,"since":"2020-01-02","created":"2024-06-12T14:13:25Z","image":"AQI=","fax":null,
            "primarycontactid@odata.bind":"/contacts(7c9e6679-7425-40de-944b-e07fc1f90ae7)","primarycontact":{"lastname":"A"},"tasks":[{"subject":"x"}]}
            """.ReplaceLineEndings(""),
            handler.Request.Body);
        await Assert.ThrowsAsync<ArgumentException>(() => context.Table("accounts").CreateAsync(new Dictionary<string, object?> { ["x"] = new Uri("https://x") }));
    }

    [Fact]
    public async Task Rows_come_as_lists_pages_streams_and_one_by_one()
    {
        var accounts = org.Table("accounts").OrderBy("accountid");
        var all = await accounts.Select("name").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(70, all.Count);

        var paged = new List<Guid>();
        string? continuation = null;
        do
        {
            var page = await accounts.WithPageSize(30).ToPageAsync(continuation, TestContext.Current.CancellationToken);
            paged.AddRange(page.Rows.Select(static row => row.Get<Guid>("accountid")));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.Equal(all.Select(static row => row.Get<Guid>("accountid")), paged);

        var streamed = 0;
        await foreach (var _ in accounts.WithPageSize(3).Take(7)) streamed++;
        Assert.Equal(7, streamed);

        var limited = accounts.WithPageSize(3).Take(5);
        var first = await limited.ToPageAsync(null, TestContext.Current.CancellationToken);
        var last = await limited.ToPageAsync(first.Continuation, TestContext.Current.CancellationToken);
        Assert.Equal((3, 2, null), (first.Rows.Count, last.Rows.Count, last.Continuation));
        await Assert.ThrowsAsync<ArgumentException>(() => limited.ToPageAsync("contacts?$select=fullname"));
        Assert.Equal(70, await org.Table("accounts").CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(paged[0], (await accounts.FirstOrDefaultAsync(TestContext.Current.CancellationToken))!.Get<Guid>("accountid"));
        Assert.NotNull((await org.Table("accounts").WithAnnotations().Expand("createdby($select=fullname)").GetAsync(paged[0], TestContext.Current.CancellationToken)).GetRow("createdby")!.Get<string>("fullname"));
        Assert.Null(await org.Table("accounts").FindAsync(Guid.NewGuid().ToString(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_row_is_made_changed_found_by_key_and_deleted()
    {
        var contacts = org.Table("contacts");
        var id = await contacts.CreateAsync(new Dictionary<string, object?> { ["lastname"] = "Late", ["emailaddress1"] = "late@contoso.invalid" }, TestContext.Current.CancellationToken);
        await contacts.UpdateAsync(id.ToString(), new Dictionary<string, object?> { ["firstname"] = "Ann", ["lastname"] = null }, cancellationToken: TestContext.Current.CancellationToken);
        var row = await contacts.GetAsync("emailaddress1='late@contoso.invalid'", TestContext.Current.CancellationToken);
        Assert.Equal((id, "Ann", null), (row.Get<Guid>("contactid"), row.Get<string>("firstname"), row.Get<string>("lastname")));

        Assert.Equal(UpsertOutcome.Updated, await contacts.UpsertAsync(id.ToString(), new Dictionary<string, object?> { ["firstname"] = "Bob" }, TestContext.Current.CancellationToken));
        Assert.Equal(UpsertOutcome.Created, await contacts.UpsertAsync("emailaddress1='new@contoso.invalid'", new Dictionary<string, object?> { ["firstname"] = "Cid" }, TestContext.Current.CancellationToken));
        await contacts.DeleteAsync(id.ToString(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(await contacts.FindAsync(id.ToString(), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<DataverseException>(() => contacts.UpdateAsync(id.ToString(), new Dictionary<string, object?> { ["firstname"] = "Nobody" }));
    }

    [Fact]
    public void Any_text_arrives_in_a_clause_as_data() =>
        Gen.String.Where(static text => !text.Any(char.IsSurrogate) && text.Length > 0).Sample(text =>
        {
            using var context = new Operations.Org(Connections.Options(new CapturingHandler()));
            var uri = context.Table("accounts").Filter($"name eq {TableQuery.Literal(text)}").ToODataUri();

            var query = new Uri("https://x/" + uri).Query;
            Assert.Equal($"?$filter=name eq '{text.Replace("'", "''", StringComparison.Ordinal)}'", Uri.UnescapeDataString(query));
            Assert.DoesNotContain('&', query);
            Assert.DoesNotContain('#', uri);
        });
}
