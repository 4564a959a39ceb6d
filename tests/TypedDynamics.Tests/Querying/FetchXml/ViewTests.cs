using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.FetchXml;

public sealed class ViewTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private const string FetchXml = "<fetch><entity name='account'><attribute name='name' /><attribute name='revenue' /><order attribute='accountid' /><filter><condition attribute='revenue' operator='not-null' /></filter></entity></fetch>";

    [Theory]
    [InlineData("savedqueries", "savedQuery")]
    [InlineData("userqueries", "userQuery")]
    public async Task A_view_of_the_org_gives_its_rows_typed_and_by_name_page_after_page(string set, string option)
    {
        var id = await ViewAsync(set, FetchXml);
        var expected = (await org.Accounts.Where(a => a.Revenue != null).OrderBy(a => a.AccountId).ToListAsync()).ConvertAll(static a => (a.Id, a.Name, a.Revenue));

        var typed = org.View<Account>(set, id);
        Assert.Equal(expected, (await typed.ToListAsync()).ConvertAll(static a => (a.Id, a.Name, a.Revenue)));
        Assert.Equal(expected, (await typed.WithPageSize(7).ToListAsync()).ConvertAll(static a => (a.Id, a.Name, a.Revenue)));
        var first = await typed.WithPageSize(7).ToPageAsync();
        Assert.Equal(expected.Skip(7).Take(7), (await typed.WithPageSize(7).ToPageAsync(first.Continuation)).Rows.Select(static a => (a.Id, a.Name, a.Revenue)));
        Assert.Throws<ColumnNotLoadedException>(() => first.Rows[0].City);

        var named = org.View("accounts", option, id).WithPageSize(9);
        Assert.Equal($"accounts?{option}={id:D}", named.ToString());
        Assert.Equal(expected.ConvertAll(static a => a.Id), (await named.ToListAsync()).ConvertAll(static row => row.Get<Guid>("accountid")));
    }

    [Fact]
    public async Task A_view_of_another_table_or_none_is_told()
    {
        var id = await ViewAsync("savedqueries", "<fetch><entity name='contact' /></fetch>");

        Assert.Contains("asks 'contact'", (await Assert.ThrowsAsync<ArgumentException>(() => org.View<Account>("savedqueries", id).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("0x80041128", (await Assert.ThrowsAsync<DataverseException>(() => org.View("accounts", "savedQuery", id).ToListAsync())).Code);
        Assert.Equal("0x80040217", (await Assert.ThrowsAsync<DataverseException>(() => org.View<Account>("savedqueries", Guid.NewGuid()).ToListAsync())).Code);
        Assert.Equal("0x80040217", (await Assert.ThrowsAsync<DataverseException>(() => org.View("accounts", "savedQuery", Guid.NewGuid()).ToListAsync())).Code);
    }

    private async Task<Guid> ViewAsync(string set, string fetchXml) => await org.Table(set).CreateAsync(new Dictionary<string, object?> { ["name"] = "view", ["fetchxml"] = fetchXml });
}
