using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.FetchXml;

/// <summary>FetchXML that was written by hand.</summary>
public sealed class FetchQueryTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private const string Accounts = """<fetch><entity name="account"><attribute name="name" /><attribute name="primarycontactid" /><order attribute="name" /></entity></fetch>""";

    [Fact]
    public async Task Rows_are_of_the_class_and_hold_the_columns_that_were_named()
    {
        var rows = await org.Fetch<Account>(Accounts).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal((await org.Accounts.OrderBy(a => a.Name).ToListAsync()).ConvertAll(static row => row.Id), rows.ConvertAll(static row => row.Id));
        Assert.Contains(rows, static row => row.Name is null);
        Assert.Throws<ColumnNotLoadedException>(() => rows[0].Revenue);
        Assert.Contains(await org.Fetch<Account>("<fetch><entity name='account' /></fetch>").ToListAsync(), static row => row.Revenue is not null);
    }

    [Fact]
    public async Task What_a_document_asks_for_is_there_and_may_be_null()
    {
        const string Document = "<fetch><entity name='account'><attribute name='name' /><attribute name='primarycontactid' /><attribute name='revenue' alias='r' /><link-entity name='contact' from='contactid' to='primarycontactid' link-type='outer' alias='c'><attribute name='lastname' /><attribute name='parentcustomerid' /></link-entity></entity></fetch>";
        var rows = await org.Fetch("accounts", Document).WithFormattedValues().ToListAsync();
        var typed = (await org.Accounts.Include(a => a.PrimaryContact).ToListAsync()).ToDictionary(static row => row.Id);

        Assert.Equal(typed.Count, rows.Count);
        foreach (var row in rows)
        {
            var account = typed[row.Get<Guid>("accountid")];
            Assert.Equal(
                (account.Name, account.Revenue, account.PrimaryContactId?.Id, account.PrimaryContact?.LastName, account.PrimaryContact?.ParentCustomerId?.Id),
                (row.Get<string>("name"), row.Get<decimal?>("r"), row.GetLookup("primarycontactid")?.Id, row.Get<string>("c.lastname"), row.GetLookup("c.parentcustomerid")?.Id));
            Assert.True(row.Has("name") && row.Has("_primarycontactid_value") && row.Has("c.lastname") && !row.Has("revenue") && !row.Has("lastname"));
        }

        var none = rows.Find(static row => row.Get<string>("name") is null)!;
        Assert.Contains("'name' is null", Assert.Throws<InvalidCastException>(() => none.Get<int>("name")).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => none.Get<string>("accountnumber"));
        Assert.Contains(await org.Fetch("accounts", "<fetch><entity name='account'><all-attributes /></entity></fetch>").ToListAsync(), static row => row.Get<decimal?>("revenue") is null);
    }

    [Fact]
    public async Task Pages_are_followed_whether_rows_are_typed_or_not()
    {
        var all = (await org.Fetch<Account>(Accounts).ToListAsync()).ConvertAll(static row => row.Id);

        Assert.Equal(all, (await org.Fetch<Account>(Accounts).WithPageSize(9).ToListAsync()).ConvertAll(static row => row.Id));
        Assert.Equal(all, (await org.Fetch("accounts", Accounts).WithPageSize(9).ToListAsync()).ConvertAll(static row => row.Get<Guid>("accountid")));
        var (paged, continuation) = (new List<Guid>(), default(string));
        do
        {
            var page = await org.Fetch("accounts", Accounts).WithPageSize(9).ToPageAsync(continuation);
            paged.AddRange(page.Rows.Select(static row => row.Get<Guid>("accountid")));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.Equal(all, paged);
        Assert.Equal(all[0], (await org.Fetch<Account>(Accounts).FirstOrDefaultAsync())!.Id);
    }

    [Fact]
    public async Task Reading_begins_at_the_page_that_is_named_by_number_or_by_cookie()
    {
        var all = (await org.Fetch<Account>(Accounts).ToListAsync()).ConvertAll(static row => row.Id);
        var query = org.Fetch("accounts", Accounts).WithPageSize(4);

        Assert.Equal(all, (await query.FromPage(1).ToListAsync()).ConvertAll(static row => row.Get<Guid>("accountid")));
        Assert.Equal(all.Skip(8), (await query.FromPage(3).ToListAsync()).ConvertAll(static row => row.Get<Guid>("accountid")));
        Assert.Equal(all.Skip(8), (await org.Fetch<Account>(Accounts.Replace("<fetch>", "<fetch page='3' count='4'>", StringComparison.Ordinal)).ToListAsync()).ConvertAll(static row => row.Id));
        Assert.Equal(all.Skip(4).Take(4), (await query.FromPage(2).ToPageAsync()).Rows.Select(static row => row.Get<Guid>("accountid")));

        var continuation = (await query.ToPageAsync()).Continuation!;
        var cookie = Uri.UnescapeDataString(continuation[(continuation.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(all.Skip(4), (await query.FromPage(2, cookie).ToListAsync()).ConvertAll(static row => row.Get<Guid>("accountid")));
        var annotation = $"<cookie pagenumber=\"2\" pagingcookie=\"{Uri.EscapeDataString(Uri.EscapeDataString(cookie))}\" istracking=\"False\" />";
        Assert.Equal(all.Skip(4), (await query.FromPage(2, annotation).ToListAsync()).ConvertAll(static row => row.Get<Guid>("accountid")));

        Assert.Throws<ArgumentOutOfRangeException>(() => query.FromPage(0));
        Assert.Contains("no paging cookie", Assert.Throws<ArgumentException>(() => query.FromPage(2, "x")).Message, StringComparison.Ordinal);
        Assert.Contains("stored view", Assert.Throws<InvalidOperationException>(() => org.View("accounts", "savedQuery", Guid.NewGuid()).FromPage(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_are_asked_for_by_their_names()
    {
        var query = org.Fetch("accounts", Accounts.Replace("<attribute name=\"name\" />", "<attribute name=\"industrycode\" />", StringComparison.Ordinal));

        var named = await query.WithAnnotations("OData.Community.Display.V1.FormattedValue").ToListAsync();
        Assert.Contains(named, static row => row.GetFormatted("industrycode") is not null);
        Assert.All(await query.WithAnnotations("Microsoft.Dynamics.CRM.lookuplogicalname").ToListAsync(), static row => Assert.Null(row.GetFormatted("industrycode")));
        Assert.Contains("no name of an annotation", Assert.Throws<ArgumentException>(() => query.WithAnnotations("a\"b")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aggregates_and_aliases_are_names_and_values()
    {
        var groups = await org.Fetch(
            "accounts",
            """
            <fetch aggregate="true"><entity name="account"><attribute name="industrycode" alias="code" groupby="true" /><attribute name="accountid" alias="n" aggregate="count" />
            <attribute name="revenue" alias="total" aggregate="sum" /></entity></fetch>
            """).WithFormattedValues().ToListAsync(TestContext.Current.CancellationToken);

        var rows = await org.Accounts.ToListAsync();
        Assert.Equal(rows.Count, groups.Sum(static group => group.Get<int>("n")));
        Assert.Equal(rows.Sum(static row => row.Revenue), groups.Sum(static group => group.Get<decimal?>("total") ?? 0));
    }

    [Fact]
    public async Task Columns_of_linked_tables_are_additional_ones()
    {
        var rows = await org.Fetch<Account>(
            """<fetch><entity name="account"><attribute name="name" /><link-entity name="contact" from="contactid" to="primarycontactid" alias="c"><attribute name="lastname" /></link-entity></entity></fetch>""").ToListAsync();

        Assert.NotEmpty(rows);
        Assert.Contains(rows, static row => row.AdditionalColumns.TryGetValue("c.lastname", out var name) && name.GetString() == "Stone");
    }

    [Theory]
    [InlineData("<fetch>", "line 1")]
    [InlineData("<!DOCTYPE fetch [<!ENTITY x 'y'>]><fetch><entity name='account' /></fetch>", "DTD")]
    [InlineData("<entity name='account' />", "line 1, <entity>")]
    [InlineData("<fetch>\n</fetch>", "holds one <entity>")]
    [InlineData("<fetch>\n <entity /></fetch>", "line 2, <entity>")]
    public void What_is_no_FetchXML_is_named_before_anything_is_sent(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => org.Fetch<Account>(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Contains("asks 'contact'", Assert.Throws<ArgumentException>(() => org.Fetch<Account>("<fetch><entity name='contact' /></fetch>")).Message, StringComparison.Ordinal);
        Assert.Contains("'top'", Assert.Throws<InvalidOperationException>(() => org.Fetch<Account>("<fetch top='3'><entity name='account' /></fetch>").WithPageSize(2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => org.Fetch("accounts?x", Accounts));
    }

    [Fact]
    public async Task What_the_service_refuses_is_its_error() =>
        Assert.Equal("0x80041103", (await Assert.ThrowsAsync<DataverseException>(() => org.Fetch<Account>("<fetch><entity name='account'><attribute name='x' /></entity></fetch>").ToListAsync())).Code);

    [Fact]
    public async Task Blanks_within_values_are_kept()
    {
        var xml = "<fetch>  <entity name='account'><filter><condition attribute='name' operator='in'><value> </value></condition></filter></entity></fetch>";
        await org.Fetch<Account>(xml).WithPageSize(5).ToListAsync();
        Assert.Contains("<value> </value>", Uri.UnescapeDataString(org.LastAddress), StringComparison.Ordinal);
    }
}
