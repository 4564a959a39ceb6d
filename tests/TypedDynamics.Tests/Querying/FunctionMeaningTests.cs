using System.Linq.Expressions;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>What the query functions mean, on the first of March 2024, a Friday at noon: the rows that C# picks by the calendar, by both roads.</summary>
public sealed class FunctionMeaningTests : IAsyncLifetime
{
    private static readonly Guid s_first = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTimeOffset s_now = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly List<(string Name, Expression<Func<Account, bool>> Asked, Func<Account, bool> InMemory)> s_cases =
    [
        ("today", a => a.CreatedOn.IsToday(), a => In(a.CreatedOn, "2024-03-01", "2024-03-02")),
        ("yesterday", a => a.CreatedOn.IsYesterday(), a => In(a.CreatedOn, "2024-02-29", "2024-03-01")),
        ("tomorrow", a => a.CreatedOn.IsTomorrow(), a => In(a.CreatedOn, "2024-03-02", "2024-03-03")),
        ("this week", a => a.CreatedOn.IsInThisWeek(), a => In(a.CreatedOn, "2024-02-25", "2024-03-03")),
        ("last week", a => a.CreatedOn.IsInLastWeek(), a => In(a.CreatedOn, "2024-02-18", "2024-02-25")),
        ("this month", a => a.CreatedOn.IsInThisMonth(), a => In(a.CreatedOn, "2024-03-01", "2024-04-01")),
        ("last month", a => a.CreatedOn.IsInLastMonth(), a => In(a.CreatedOn, "2024-02-01", "2024-03-01")),
        ("this year", a => a.CreatedOn.IsInThisYear(), a => In(a.CreatedOn, "2024-01-01", "2025-01-01")),
        ("last year", a => a.FoundedOn.IsInLastYear(), a => a.FoundedOn?.Year == 2023),
        ("seven days", a => a.CreatedOn.IsInLast7Days(), a => a.CreatedOn >= Day("2024-02-23") && a.CreatedOn <= s_now),
        ("days", a => a.CreatedOn.IsInLastXDays(1), a => a.CreatedOn >= Day("2024-02-29") && a.CreatedOn <= s_now),
        ("days to come", a => a.OpenedAt.IsInNextXDays(61), a => a.OpenedAt is { } at && at >= s_now.UtcDateTime && at < Day("2024-05-02").UtcDateTime),
        ("hours", a => a.CreatedOn.IsInLastXHours(2), a => a.CreatedOn >= s_now.AddHours(-2) && a.CreatedOn <= s_now),
        ("months to come", a => a.CreatedOn.IsInNextXMonths(3), a => a.CreatedOn >= s_now && a.CreatedOn < Day("2024-06-02")),
        ("older than minutes", a => a.CreatedOn.IsOlderThanXMinutes(60), a => a.CreatedOn < s_now.AddMinutes(-60)),
        ("older than days", a => a.CreatedOn.IsOlderThanXDays(0), a => a.CreatedOn < Day("2024-03-01")),
        ("older than years", a => a.FoundedOn.IsOlderThanXYears(24), a => a.FoundedOn < new DateOnly(2000, 3, 1)),
        ("on a day", a => a.FoundedOn.IsOn(new DateOnly(2000, 1, 1)), a => a.FoundedOn == new DateOnly(2000, 1, 1)),
        ("to a day", a => a.CreatedOn.IsOnOrBefore(new DateOnly(2024, 2, 29)), a => a.CreatedOn < Day("2024-03-01")),
        ("from a day", a => a.CreatedOn.IsOnOrAfter(new DateOnly(2024, 3, 1)), a => a.CreatedOn >= Day("2024-03-01")),
        ("fiscal year", a => a.CreatedOn.IsInFiscalYear(2024), a => a.CreatedOn?.Year == 2024),
        ("this fiscal year", a => a.CreatedOn.IsInThisFiscalYear(), a => a.CreatedOn?.Year == 2024),
        ("this fiscal period", a => a.CreatedOn.IsInThisFiscalPeriod(), a => In(a.CreatedOn, "2024-01-01", "2024-04-01")),
        ("next fiscal period", a => a.CreatedOn.IsInNextFiscalPeriod(), a => In(a.CreatedOn, "2024-04-01", "2024-07-01")),
        ("fiscal period", a => a.CreatedOn.IsInFiscalPeriodAndYear(2, 2024), a => In(a.CreatedOn, "2024-04-01", "2024-07-01")),
        ("from a fiscal period", a => a.CreatedOn.IsInOrAfterFiscalPeriodAndYear(2, 2024), a => a.CreatedOn >= Day("2024-04-01")),
        ("values", a => a.IndustryCode.IsIn(AccountIndustryCode.Accounting), a => a.IndustryCode == AccountIndustryCode.Accounting),
        ("no values", a => !a.Name.IsIn("litware", "B"), a => !new[] { "litware", "b" }.Contains(a.Name?.ToLowerInvariant())),
        ("between", a => a.Revenue.IsBetween(0.1m, 4m), a => a.Revenue >= 0.1m && a.Revenue <= 4m),
        ("not between", a => !a.NumberOfEmployees.IsBetween(2, 6), a => !(a.NumberOfEmployees >= 2 && a.NumberOfEmployees <= 6)),
        ("texts between", a => a.Name.IsBetween("f", "o"), a => a.Name is not null && string.Compare(a.Name, "f", StringComparison.OrdinalIgnoreCase) >= 0 && string.Compare(a.Name, "o", StringComparison.OrdinalIgnoreCase) <= 0),
        ("options", a => a.Markets.ContainsAny(AccountMarket.Wholesale, AccountMarket.Export), a => a.Markets is { } markets && (markets.Contains(AccountMarket.Wholesale) || markets.Contains(AccountMarket.Export))),
        ("no options", a => !a.Markets.ContainsAny(AccountMarket.Retail), a => a.Markets?.Contains(AccountMarket.Retail) != true),
    ];

    private readonly EmulatedOrg _org = new(seed: 5, new At(s_now));
    private List<Account> _rows = [];

    public static TheoryData<string> Cases => [.. s_cases.Select(static each => each.Name)];

    public async ValueTask InitializeAsync()
    {
        await _org.InitializeAsync();
        _rows = await _org.Accounts.ToListAsync();
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public Task A_function_picks_the_rows_that_the_calendar_picks(string name)
    {
        var (_, asked, inMemory) = s_cases.Single(each => each.Name == name);
        return SameAsync(asked, inMemory);
    }

    [Fact]
    public async Task Patterns_are_those_of_the_database()
    {
        await SameAsync(a => a.Name.IsLike("_i%"), static a => a.Name is { Length: > 1 } name && name[1] is 'i' or 'I', isFetchXmlAlone: true);
        await SameAsync(a => !a.Name.IsLike("[b-f]%"), static a => a.Name is not { Length: > 0 } name || char.ToLowerInvariant(name[0]) is < 'b' or > 'f', isFetchXmlAlone: true);
    }

    [Fact]
    public async Task Trees_are_walked_up_and_down()
    {
        var parents = _rows.ToDictionary(static row => row.Id, static row => row.ParentAccountId?.Id);
        var root = _rows.Select(static row => row.ParentAccountId?.Id).OfType<Guid>().GroupBy(static id => id).MaxBy(static group => group.Count())!.Key;
        IEnumerable<Guid> Above(Guid id)
        {
            var seen = new HashSet<Guid>();
            for (var above = parents[id]; above is { } known && seen.Add(known); above = parents[known]) yield return known;
        }

        await SameAsync(a => a.AccountId.IsUnder(root), a => a.Id != root && Above(a.Id).Contains(root));
        await SameAsync(a => a.AccountId.IsUnderOrEqual(root), a => a.Id == root || Above(a.Id).Contains(root));
        await SameAsync(a => a.AccountId.IsAbove(s_first), a => a.Id != s_first && Above(s_first).Contains(a.Id));
        await SameAsync(a => !a.AccountId.IsUnder(root), a => a.Id == root || !Above(a.Id).Contains(root));
    }

    private async Task SameAsync(Expression<Func<Account, bool>> asked, Func<Account, bool> inMemory, bool isFetchXmlAlone = false)
    {
        var expected = _rows.Where(inMemory).Select(static row => row.Id).Order().ToList();
        var query = _org.Accounts.Where(asked).OrderBy(a => a.AccountId).Select(a => a.Id);
        if (!isFetchXmlAlone) Assert.Equal(expected, await query.AsOData().ToListAsync());
        Assert.Equal(expected, await query.AsFetchXml().ToListAsync());
    }

    private static bool In(DateTimeOffset? moment, string from, string before) => moment >= Day(from) && moment < Day(before);

    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse(day + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
