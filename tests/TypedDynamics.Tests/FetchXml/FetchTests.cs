#pragma warning disable TD1008 // What the build would find is what these tests are about.
using TypedDynamics.FetchXml;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.FetchXml;

/// <summary>Documents made of typed pieces, changed, and run.</summary>
public sealed class FetchTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public async Task Pieces_make_the_document_and_it_runs()
    {
        var withoutS = new Fetch(FetchEntity.Of<Account>() with
        {
            Columns = [FetchColumn.Of((Account a) => a.Name)],
            Orders = [FetchOrder.Of((Account a) => a.Name) with { IsDescending = true }],
            Filters =
            [
                new FetchFilter
                {
                    Conditions = [FetchCondition.Of((Account a) => a.StateCode, FetchOperator.Equal, AccountStateCode.Active), FetchCondition.Of((Account a) => a.Name, FetchOperator.NotNull)],
                    Links =
                    [
                        FetchLink.Of((Contact c) => c.ParentCustomerId, (Account a) => a.Id) with
                        {
                            Kind = FetchLinkKind.NotAny,
                            Filters = [new() { Conditions = [FetchCondition.Of((Contact c) => c.LastName, FetchOperator.BeginsWith, "S")] }],
                        },
                    ],
                },
            ],
        })
        { LateMaterialize = true };

        Assert.Equal(
            """
            <fetch latematerialize="true"><entity name="account"><attribute name="name" /><order attribute="name" descending="true" /><filter><condition attribute="statecode" operator="eq" value="0" /><condition attribute="name" operator="not-null" /><link-entity name="contact" from="parentcustomerid" to="accountid" link-type="not any"><filter><condition attribute="lastname" operator="begins-with" value="S" /></filter></link-entity></filter></entity></fetch>
            """,
            withoutS.ToString());
        var rows = await org.Fetch<Account>(withoutS).ToListAsync(TestContext.Current.CancellationToken);

        var contacts = await org.Set<Contact>().ToListAsync();
        var expected = (await org.Accounts.ToListAsync())
            .Where(a => a.StateCode == AccountStateCode.Active && a.Name is not null && !contacts.Any(c => c.ParentCustomerId?.Id == a.Id && c.LastName?.StartsWith('S') == true))
            .Select(static a => a.Id).Order().ToList();
        Assert.Equal(expected, rows.Select(static row => row.Id).Order());
        Assert.NotEmpty(expected);
    }

    [Fact]
    public async Task A_query_is_completed_where_LINQ_has_no_words()
    {
        var query = org.Accounts.Where(a => a.Revenue > 10).OrderBy(a => a.Name).ToFetch();
        var completed = query with
        {
            NoLock = true,
            Options = "OptimizeForUnknown",
            Entity = query.Entity with
            {
                Filters = [.. query.Entity.Filters, new() { Conditions = [new FetchCondition("createdon", FetchOperator.OnOrAfter, new DateOnly(2000, 1, 1)), new FetchCondition("name", FetchOperator.NotIn, "a", "b & <c>")] }],
            },
        };

        Assert.Contains("""no-lock="true" options="OptimizeForUnknown"><entity""", completed.ToString(), StringComparison.Ordinal);
        Assert.Contains("""operator="on-or-after" value="2000-01-01" /><condition attribute="name" operator="not-in"><value>a</value><value>b &amp; &lt;c&gt;</value></condition>""", completed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("no-lock", query.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            (await org.Accounts.Where(a => a.Revenue > 10 && a.Name != "a").OrderBy(a => a.Name).ToListAsync()).ConvertAll(static row => row.Id),
            (await org.Fetch<Account>(completed).WithPageSize(7).ToListAsync(TestContext.Current.CancellationToken)).ConvertAll(static row => row.Id));
    }

    [Fact]
    public async Task Aggregates_are_read_as_names_and_values()
    {
        var sums = new Fetch(new FetchEntity("account")
        {
            Columns =
            [
                FetchColumn.Of((Account a) => a.PrimaryContactId) with { Alias = "contact", IsGroup = true },
                FetchColumn.Of((Account a) => a.Revenue) with { Alias = "total", Aggregate = "sum" },
            ],
            Orders = [FetchOrder.ByAlias("total") with { IsDescending = true }],
        })
        { IsAggregate = true };

        var groups = await org.Fetch("accounts", sums).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal((await org.Accounts.ToListAsync()).Sum(static a => a.Revenue), groups.Sum(static group => group.Get<decimal?>("total") ?? 0));
    }

    [Fact]
    public void Pieces_are_kept_in_their_places_and_unknown_ones_are_not_lost()
    {
        var fetch = Fetch.Parse("""<fetch version="1.0" new-thing="7"><!-- why --><entity name="account"><attribute name="name"/><no-attrs/><filter type="or"><condition attribute="a" operator="new-operator" value="1"/></filter></entity></fetch>""");
        var changed = fetch with { Top = 3, Entity = fetch.Entity with { Columns = [.. fetch.Entity.Columns, new("revenue")] } };

        Assert.Equal("""<fetch version="1.0" new-thing="7" top="3"><!-- why --><entity name="account"><attribute name="name" /><attribute name="revenue" /><no-attrs /><filter type="or"><condition attribute="a" operator="new-operator" value="1" /></filter></entity></fetch>""", changed.ToString());
        Assert.Equal("7", changed["new-thing"]);
        Assert.Equal(new("new-operator"), changed.Entity.Filters[0].Conditions[0].Operator);
        Assert.NotEqual(fetch, changed);
        Assert.Equal(fetch, changed with { Top = null, Entity = fetch.Entity });
    }

    [Fact]
    public void Mistakes_are_named_with_their_places()
    {
        Assert.Contains("line 2, <entity>", Assert.Throws<FormatException>(() => Fetch.Parse("<fetch>\n<entity /></fetch>").Entity.Name).Message, StringComparison.Ordinal);
        Assert.Contains("line 1, <fetch>", Assert.Throws<FormatException>(() => Fetch.Parse("<fetch/>").Entity).Message, StringComparison.Ordinal);
        Assert.Contains("<fetch top=\"many\">", Assert.Throws<FormatException>(() => Fetch.Parse("<fetch top='many'/>").Top).Message, StringComparison.Ordinal);
        Assert.Contains("line 1, position 1", Assert.Throws<FormatException>(() => Fetch.Parse("")).Message, StringComparison.Ordinal);
        Assert.Contains("DTD", Assert.Throws<FormatException>(() => Fetch.Parse("<!DOCTYPE fetch [<!ENTITY a 'b'>]><fetch/>")).Message, StringComparison.Ordinal);
        Assert.Contains("Name one", Assert.Throws<QueryNotSupportedException>(() => FetchColumn.Of((Account a) => a.PrimaryContact!.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("Int32[]", Assert.Throws<ArgumentException>(() => new FetchCondition("a", FetchOperator.In, new[] { 1, 2 })).Message, StringComparison.Ordinal);
        Assert.Contains("no list", Assert.Throws<ArgumentException>(() => new FetchCondition("a", FetchOperator.Equal, 1, 2)).Message, StringComparison.Ordinal);
    }
}
