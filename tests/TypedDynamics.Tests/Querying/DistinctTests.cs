using TypedDynamics.Querying.Translation.Projections;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class DistinctTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public void Distinct_rows_are_asked_for_without_their_key_and_sorted() =>
        Assert.Equal(
            """<fetch distinct="true" useraworderby="true"><entity name="account"><attribute name="address1_city" /><attribute name="industrycode" /><order attribute="industrycode" descending="true" /><order attribute="address1_city" /></entity></fetch>""",
            Crm.Accounts.OrderByDescending(a => a.IndustryCode).Select(a => new { a.City, a.IndustryCode }).Distinct().ToString());

    [Fact]
    public async Task Distinct_rows_are_those_of_linq()
    {
        var rows = await org.Accounts.ToListAsync();
        var expected = rows.Select(static a => (a.City, a.IndustryCode, a.PrimaryContactId?.Id)).Distinct().ToHashSet();
        var query = org.Accounts.Select(a => (a.City, a.IndustryCode, a.PrimaryContactId?.Id)).Distinct();

        var found = await query.ToListAsync();
        Assert.Equal(expected.Count, found.Count);
        Assert.Equal(expected, [.. found]);
        Assert.Equal(expected.Count, await query.CountAsync());
        Assert.Equal(found, await query.WithPageSize(3).ToListAsync());
        Assert.Equal(found.Take(4), await query.Take(4).ToListAsync());
        Assert.True(await query.AnyAsync());
    }

    [Fact]
    public async Task Results_that_the_selector_works_out_come_once()
    {
        var rows = await org.Accounts.ToListAsync();
        var query = org.Accounts.OrderBy(a => a.City).Select(a => a.City == null ? -1 : a.City.Length % 2).Distinct();
        var expected = rows.Select(static a => a.City == null ? -1 : a.City.Length % 2).Distinct().ToHashSet();

        var found = await query.ToListAsync();
        Assert.Equal(expected.Count, found.Count);
        Assert.Equal(expected, [.. found]);
        Assert.True(expected.Count < await org.Accounts.Select(a => a.City).Distinct().CountAsync());
        Assert.Equal(expected.Count, await query.CountAsync());
        Assert.Equal(found, await query.WithPageSize(2).ToListAsync());
        Assert.Equal(found.Take(2), await query.Take(2).ToListAsync());
        Assert.Equal(found.Take(2), await query.Take(2).AsAsyncEnumerable().ToListAsync());
        Assert.Equal([false, true], (await org.Accounts.Select(a => a.City == null).Distinct().ToListAsync()).Order());
        Assert.True(await org.Accounts.Select(a => a.StateCode.ToString()!.Length > 0).Distinct().SingleAsync());
        Assert.True(await query.AnyAsync());
        Assert.Contains("would repeat", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => query.ToPageAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Selectors_that_take_columns_over_are_told_from_others()
    {
        Assert.True(Plain<Account>("a => a.City"));
        Assert.True(Plain<Account>("a => a.City!"));
        Assert.True(Plain<Account>("(Account a) => (a.City, Code: a.IndustryCode!.Value, 1)"));
        Assert.True(Plain<Account>("a => new { a.City, Of = a.PrimaryContactId?.Id, }"));
        Assert.True(Plain<Account>("a => new My.Line(City: a.City) { Revenue = a.Revenue, Kind = \"x\" }"));
        Assert.False(Plain<Account>("a => a.City ?? \"none\""));
        Assert.False(Plain<Account>("a => a.City == null"));
        Assert.False(Plain<Account>("a => a.City!.Length"));
        Assert.False(Plain<Account>("a => a.PrimaryContactId?.Name"));
        Assert.False(Plain<Account>("a => new { a.City, Big = a.Revenue > 5 }"));
        Assert.False(Plain<Account>("a => (a.City, a.Revenue * 2)"));
        Assert.False(Plain<Account>("a => $\"{a.City}\""));
        Assert.False(Plain<Account>("a => (int)a.Revenue"));
        Assert.False(Plain<Account>("a => a.City.Trim()"));

        static bool Plain<T>(string text)
            where T : Entity, IEntity<T> => ProjectionText.Read(text, T.Model).KeepsRowsApart;
    }

    [Fact]
    public void What_cannot_be_told_apart_is_refused_with_the_mend()
    {
        Assert.Contains("GroupBy(x =>", Refused(() => Crm.Accounts.Select(a => a.PrimaryContact!.LastName).Distinct()), StringComparison.Ordinal);
        Assert.Contains("no two rows are alike", Refused(() => Crm.Accounts.Select(a => new { a.Id, a.Name }).Distinct()), StringComparison.Ordinal);
        Assert.Contains("that the selector reads", Refused(() => Crm.Accounts.Select(a => a.ToString()).Distinct()), StringComparison.Ordinal);
        Assert.Contains("cannot be sorted by 'Revenue'", Refused(() => Crm.Accounts.OrderBy(a => a.Revenue).Select(a => a.City).Distinct()), StringComparison.Ordinal);
        Assert.Contains("no distinct rows", Refused(() => Crm.Accounts.Select(a => a.City).Distinct().ToODataUri()), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> make) => Assert.Throws<QueryNotSupportedException>(make).Message;
}
