using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.Grouping;

/// <summary>Groups and aggregates of the service are those that LINQ makes of the rows themselves.</summary>
public sealed class GroupMeaningTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private sealed record CityAndIndustry(string? City, AccountIndustryCode? Industry);

    [Fact]
    public async Task Groups_are_left_out_by_what_is_worked_out_of_them()
    {
        var rows = await org.Accounts.ToListAsync();
        var expected = rows.GroupBy(static a => a.Name).Where(static g => g.Count() > 4 && g.Sum(static a => a.Revenue) < 3_000_000m && g.Key != null).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key).Select(static g => (g.Key, Count: g.Count())).ToList();
        var query = org.Accounts.GroupBy(a => a.Name).Where(g => g.Count() > 4 && g.Sum(a => a.Revenue) < 3_000_000m).Where(g => g.Key != null).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (g.Key, Count: g.Count()));

        Assert.InRange(expected.Count, 2, rows.Select(static a => a.Name).Distinct().Count() - 2);
        Assert.Equal(expected, await query.ToListAsync());
        Assert.Equal(expected.Take(1), await query.Take(1).ToListAsync());
        Assert.DoesNotContain("top=", query.Take(1).ToFetchXml(), StringComparison.Ordinal);
        Assert.Equal(expected[0], await query.FirstAsync());
        Assert.Equal(expected.Count, await query.CountAsync());
        Assert.False(await org.Accounts.GroupBy(a => a.IndustryCode).Where(g => g.Count() < 0).Select(g => g.Key).AnyAsync());
        var bySyntax = from a in org.Accounts group a by a.Name into g where g.Count() > 6 || g.Max(a => a.Revenue) > 1_000_000m select g.Key;
        Assert.Equal(
            (from a in rows group a by a.Name into g where g.Count() > 6 || g.Max(static a => a.Revenue) > 1_000_000m select g.Key).Order(),
            (await bySyntax.ToListAsync()).Order());
    }

    [Fact]
    public async Task Every_aggregate_agrees_with_linq()
    {
        var rows = await org.Accounts.ToListAsync();
        var groups = await org.Accounts.GroupBy(a => a.IndustryCode).OrderBy(g => g.Key)
            .Select(g => new
            {
                g.Key,
                Rows = g.Count(),
                Total = g.Sum(a => a.Revenue),
                Mean = g.Average(a => a.Revenue),
                Least = g.Min(a => a.Revenue),
                Most = g.Max(a => a.Revenue),
                Staff = g.Sum(a => a.NumberOfEmployees),
                North = g.Sum(a => a.Latitude),
                Latest = g.Max(a => a.CreatedOn),
                Founded = g.Min(a => a.FoundedOn),
                Names = g.CountDistinct(a => a.Name),
                Named = g.CountValues(a => a.Name),
            }).ToListAsync();

        var expected = rows.GroupBy(static a => a.IndustryCode).OrderBy(static g => g.Key).ToList();
        Assert.Equal(expected.Count, groups.Count);
        foreach (var (group, of) in groups.Zip(expected))
        {
            Assert.Equal(of.Key, group.Key);
            Assert.Equal(of.Count(), group.Rows);
            Assert.Equal(of.Sum(static a => a.Revenue), group.Total);
            Assert.Equal(of.Average(static a => a.Revenue) ?? 0, group.Mean ?? 0, 4);
            Assert.Equal((of.Min(static a => a.Revenue), of.Max(static a => a.Revenue)), (group.Least, group.Most));
            Assert.Equal(of.Sum(static a => (long?)a.NumberOfEmployees), group.Staff);
            Assert.Equal(of.Sum(static a => a.Latitude) ?? 0, group.North, 6);
            Assert.Equal((of.Max(static a => a.CreatedOn), of.Min(static a => a.FoundedOn)), (group.Latest, group.Founded));
            Assert.Equal(of.Select(static a => a.Name).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count(), group.Names);
            Assert.Equal(of.Count(static a => a.Name is not null), group.Named);
        }
    }

    [Fact]
    public async Task All_rows_are_one_group()
    {
        var rows = await org.Accounts.ToListAsync();

        Assert.Equal(rows.Sum(static a => a.Revenue), await org.Accounts.SumAsync(a => a.Revenue));
        Assert.Equal(rows.Sum(static a => (long?)a.NumberOfEmployees), await org.Accounts.SumAsync(a => a.NumberOfEmployees));
        Assert.Equal(rows.Max(static a => a.CreatedOn), await org.Accounts.MaxAsync(a => a.CreatedOn));
        Assert.Equal(rows.Min(static a => a.NumberOfEmployees), await org.Accounts.MinAsync(a => a.NumberOfEmployees));
        Assert.Equal(rows.Average(static a => a.Revenue)!.Value, (await org.Accounts.AverageAsync(a => a.Revenue))!.Value, 4);
        Assert.Equal(rows.Select(static a => a.IndustryCode).OfType<AccountIndustryCode>().Distinct().Count(), await org.Accounts.CountDistinctAsync(a => a.IndustryCode));
    }

    [Fact]
    public async Task Of_no_rows_there_is_nothing_to_work_out()
    {
        var none = org.Accounts.Where(a => a.Name == "nobody");

        Assert.Equal(0, await none.SumAsync(a => a.Revenue));
        Assert.Null(await none.AverageAsync(a => a.Revenue));
        Assert.Null(await none.MaxAsync(a => a.CreatedOn));
        Assert.Equal(0, await none.CountDistinctAsync(a => a.Name));
        Assert.Empty(await none.GroupBy(a => a.City).Select(g => g.Key).ToListAsync());
        Assert.False(await none.GroupBy(a => a.City).Select(g => g.Key).AnyAsync());
    }

    [Fact]
    public async Task Keys_of_every_kind_come_back_as_what_they_are()
    {
        var rows = await org.Accounts.Include(a => a.PrimaryContact).ToListAsync();

        Same(rows.GroupBy(static a => new CityAndIndustry(a.City, a.IndustryCode)), await org.Accounts.GroupBy(a => new CityAndIndustry(a.City, a.IndustryCode)).Select(g => (g.Key, g.Count())).ToListAsync());
        Same(rows.GroupBy(static a => (a.DoNotEmail, a.FoundedOn)), await org.Accounts.GroupBy(a => ValueTuple.Create(a.DoNotEmail, a.FoundedOn)).Select(g => (g.Key, g.Count())).ToListAsync());
        Same(rows.GroupBy(static a => a.PrimaryContactId?.Id), (await org.Accounts.GroupBy(a => a.PrimaryContactId).Select(g => (g.Key?.Id, g.Count())).ToListAsync()));
        Same(rows.GroupBy(static a => a.PrimaryContact?.LastName), await org.Accounts.GroupBy(a => a.PrimaryContact!.LastName).Select(g => (g.Key, g.Count())).ToListAsync());
        Same(rows.GroupBy(static a => a.CreatedOn?.Year), await org.Accounts.GroupBy(a => a.CreatedOn.Year()).Select(g => (g.Key, g.Count())).ToListAsync());
        Same(rows.Where(static a => a.CreatedOn is not null).GroupBy(static a => a.CreatedOn!.Value.Month), await org.Accounts.Where(a => a.CreatedOn != null).GroupBy(a => a.CreatedOn!.Value.Month).Select(g => (g.Key, g.Count())).ToListAsync());
        Same(rows.GroupBy(static a => (int?)a.IndustryCode), await org.Accounts.GroupBy(a => (int?)a.IndustryCode).Select(g => (g.Key, g.Count())).ToListAsync());
    }

    [Fact]
    public async Task Both_roads_lead_to_the_same_groups()
    {
        var query = org.Accounts.Where(a => a.Name != null).GroupBy(a => new { a.IndustryCode, a.PrimaryContact!.LastName })
            .Select(g => new { g.Key.IndustryCode, g.Key.LastName, Rows = g.Count(), Total = g.Sum(a => a.Revenue), Most = g.Max(a => a.CreatedOn) });

        Assert.Equal((await query.ToListAsync()).ToHashSet(), (await query.AsOData().ToListAsync()).ToHashSet());
        Assert.Contains("/accounts?$apply=", org.LastAddress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_keys_come_where_they_are_asked_for()
    {
        var labels = await org.Accounts.Where(a => a.IndustryCode != null).WithFormattedValues().GroupBy(a => new { a.IndustryCode, a.PrimaryContactId })
            .Select(g => (g.Key.IndustryCode, Label: g.Formatted(a => a.IndustryCode), Contact: g.Key.PrimaryContactId?.Name)).ToListAsync();

        Assert.All(labels, static each => Assert.Equal($"{(int)each.IndustryCode!}", each.Label));
        Assert.Contains(labels, static each => each.Contact is not null);
    }

    [Fact]
    public async Task What_is_asked_of_some_groups_only_is_refused_rather_than_made_up() =>
        await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.GroupBy(a => a.City).Select(g => g.Count() > 1 ? g.Sum(a => a.Revenue) : 0).ToListAsync());

    private static void Same<TKey>(IEnumerable<IGrouping<TKey, Account>> expected, List<(TKey Key, int Count)> groups) =>
        Assert.Equal(expected.Select(static group => (group.Key, group.Count())).ToHashSet(), groups.ToHashSet());
}
