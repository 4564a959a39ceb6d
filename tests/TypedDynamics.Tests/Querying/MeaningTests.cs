using System.Linq.Expressions;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Each predicate of the corpus picks the same rows when the emulator runs it as when C# runs it on the rows themselves.</summary>
public sealed class MeaningTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    // Two objects of one row are equal to the service and not to C#.
    private static readonly string[] s_comparesRows =
    [
        "_primarycontactid_value eq 7c9e6679-7425-40de-944b-e07fc1f90ae7",
        "accountid eq 0f8fad5b-d9cb-469f-a165-70867728950e and name ne null",
    ];

    // To C# null comes before every text; to the service it has no place.
    private static readonly Dictionary<string, Func<Account, bool>> s_onlyWhere = new()
    {
        ["name lt 'M'"] = a => a.Name is not null,
        ["name le 'M'"] = a => a.Name is not null,
    };

    public static TheoryData<string> Cases => [.. QueryCorpus.Accounts.Keys.Except(s_comparesRows)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_predicate_means_the_same_to_the_service(string filter)
    {
        var holds = QueryCorpus.Accounts[filter].Compile();
        var found = (await org.Accounts.Where(QueryCorpus.Accounts[filter]).Select(a => a.AccountId).ToListAsync()).ToHashSet();

        foreach (var row in (await AllAsync()).Where(s_onlyWhere.GetValueOrDefault(filter) ?? (static _ => true)))
        {
            if (Holds(holds, row) is { } expected) Assert.True(expected == found.Contains(row.Id), $"{(expected ? "missing" : "too much")}: {row.Id} {row.Name} by {org.LastAddress}");
        }
    }

    public static TheoryData<string> AllCases => [.. QueryCorpus.Accounts.Keys];

    [Theory]
    [MemberData(nameof(AllCases))]
    public async Task Both_roads_lead_to_the_same_rows(string filter)
    {
        var query = org.Accounts.Where(QueryCorpus.Accounts[filter]).OrderBy(a => a.AccountId).Select(a => a.AccountId);

        Assert.Equal(await query.ToListAsync(), await query.AsFetchXml().ToListAsync());
        Assert.Equal(await query.CountAsync(), await query.AsFetchXml().CountAsync());
    }

    [Fact]
    public async Task Comparisons_with_a_captured_null_mean_the_same_to_both_roads_as_to_linq()
    {
        var (amount, number, code, day, flag) = ((decimal?)null, (int?)null, (AccountIndustryCode?)null, (DateOnly?)null, (bool?)null);
        await AgreeAsync(
            a => a.Revenue > amount,
            a => amount >= a.Revenue,
            a => !(a.Revenue <= amount),
            a => !(amount < a.Revenue) && a.NumberOfEmployees > 5,
            a => a.Revenue > amount || a.NumberOfEmployees > 5,
            a => (a.Revenue > amount) == (a.NumberOfEmployees > 5),
            a => (a.Revenue > amount) != (a.NumberOfEmployees > 5),
            a => a.Revenue < amount ? a.NumberOfEmployees > 5 : a.NumberOfEmployees == null,
            a => a.IndustryCode >= code,
            a => !(a.IndustryCode >= code),
            a => a.FoundedOn < day,
            a => a.IndustryCode == code,
            a => a.DoNotEmail == flag,
            a => a.DoNotEmail != flag,
            a => a.AccountTasks.Any(t => t.PercentComplete > number),
            a => a.AccountTasks.Any(t => !(t.PercentComplete > number)),
            a => a.AccountTasks.All(t => t.PercentComplete > number),
            a => a.AccountTasks.All(t => !(t.PercentComplete > number)),
            a => !a.AccountTasks.Any(t => number < t.PercentComplete || t.Subject == null),
            a => new[] { number, 5 }.Contains(a.NumberOfEmployees));

        Assert.Equal(0m, await org.Accounts.Where(a => a.Revenue > amount).SumAsync(a => a.Revenue));
        Assert.Empty(await (from a in org.Accounts from c in a.ContactCustomerAccounts.DefaultIfEmpty() where a.Revenue > amount select a.Id).ToListAsync());
        Assert.Empty(await org.Accounts.Where(a => a.Revenue > amount && a.CreatedOn.IsInLastXYears(100)).ToListAsync());
    }

    [Fact]
    public async Task Having_a_value_is_a_condition_like_any_other()
    {
        var (yes, no) = (true, false);
        await AgreeAsync(
            a => a.NumberOfEmployees.HasValue == false,
            a => a.NumberOfEmployees.HasValue == true,
            a => a.NumberOfEmployees.HasValue != true,
            a => no != a.NumberOfEmployees.HasValue,
            a => a.NumberOfEmployees.HasValue ^ yes,
            a => a.NumberOfEmployees.HasValue ^ a.Revenue.HasValue,
            a => a.NumberOfEmployees.HasValue == a.Revenue.HasValue,
            a => a.NumberOfEmployees.HasValue != (a.IndustryCode == AccountIndustryCode.Consulting),
            a => a.NumberOfEmployees.HasValue.Equals(no),
            a => a.NumberOfEmployees.HasValue ? a.Revenue > 1 : a.Revenue == null,
            a => a.AccountTasks.Any(t => t.PercentComplete.HasValue == no));
    }

    [Fact]
    public async Task Every_predicate_of_the_corpus_tells_rows_apart_or_is_known_not_to()
    {
        var rows = await AllAsync();
        var idle = QueryCorpus.Accounts.Where(predicate =>
        {
            var holds = predicate.Value.Compile();
            var answers = rows.Select(row => Holds(holds, row)).Where(static answer => answer is not null).Distinct().Count();
            return answers < 2;
        });

        Assert.InRange(idle.Count(), 0, QueryCorpus.Accounts.Count / 4);
    }

    private async Task AgreeAsync(params Expression<Func<Account, bool>>[] predicates)
    {
        foreach (var predicate in predicates)
        {
            var expected = (await AllAsync()).Where(predicate.Compile()).Select(static row => row.Id).Order().ToList();
            var query = org.Accounts.Where(predicate).OrderBy(a => a.AccountId).Select(a => a.Id);
            var (byOData, byFetchXml) = (await query.ToListAsync(), await query.AsFetchXml().ToListAsync());
            Assert.True(expected.SequenceEqual(byOData), $"{expected.Count} expected, {byOData.Count} found by {query.ToODataUri()}");
            Assert.True(expected.SequenceEqual(byFetchXml), $"{expected.Count} expected, {byFetchXml.Count} found by {query.ToFetchXml()}");
        }
    }

    // Where C# fails on a null, the service has an answer of its own.
    private static bool? Holds(Func<Account, bool> predicate, Account row)
    {
        try
        {
            return predicate(row);
        }
        catch (Exception exception) when (exception is NullReferenceException or InvalidOperationException and not ColumnNotLoadedException)
        {
            return null;
        }
        catch (ArgumentNullException)
        {
            return null;
        }
    }

    private static readonly SemaphoreSlim s_gate = new(1);
    private static List<Account>? s_all;

    private async Task<List<Account>> AllAsync()
    {
        await s_gate.WaitAsync();
        try
        {
            return s_all ??= await org.Accounts
                .Include(a => a.PrimaryContact!.CreatedBy)
                .Include(a => a.PrimaryContact!.ParentCustomerAccount)
                .Include(a => a.ContactCustomerAccounts.Select(c => c.CreatedBy))
                .Include(a => a.ContactCustomerAccounts.Select(c => c.ContactTasks))
                .Include(a => a.AccountTasks)
                .Include(a => a.AccountParentAccount.Select(child => child.AccountParentAccount))
                .ToListAsync();
        }
        finally
        {
            s_gate.Release();
        }
    }
}
