using System.Linq.Expressions;
using CsCheck;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Predicates made at random over rows made at random pick the same rows by OData, by FetchXML, and in C# over the rows themselves.</summary>
public sealed class RandomPredicateTests(ITestOutputHelper output)
{
    private const int Depth = 3;

    private static readonly AccountIndustryCode[] s_codes = Enum.GetValues<AccountIndustryCode>();

    private static readonly int[] s_many = [.. Enumerable.Range(0, 60).Select(static number => number * 2)];

    private static readonly ParameterExpression s_row = Expression.Parameter(typeof(Account), "a");

    // Text as the service compares it: without case. A missing text is told apart by itself, since C# would fail on it.
    private static readonly Gen<Condition> s_text = Gen.OneOf(
        Leaf(Words, static (a, word) => string.Equals(a.Name, word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Words, static (a, word) => a.Name != null && a.Name.Contains(word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Words, static (a, word) => a.Name != null && a.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Words, static (a, word) => a.Name != null && a.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Gen.Bool, static (a, _) => string.IsNullOrEmpty(a.City)));

    private static readonly Gen<Condition> s_value = Gen.OneOf(
        Leaf(Amounts, static (a, amount) => a.Revenue > amount),
        Leaf(Amounts, static (a, amount) => a.Revenue <= amount),
        Leaf(Amounts, static (a, amount) => a.CreditLimit != amount),
        Leaf(Gen.Const((decimal?)null), static (a, none) => a.Revenue >= none),
        Leaf(Gen.Int[0, 11], static (a, number) => a.NumberOfEmployees >= number),
        Leaf(Gen.Int[0, 11], static (a, number) => number == a.NumberOfEmployees),
        Leaf(Gen.Int[0, 11].Array[0, 4], static (a, numbers) => a.NumberOfEmployees != null && numbers.Contains(a.NumberOfEmployees.Value)),
        Leaf(Gen.Bool, static (a, flag) => a.DoNotEmail == flag),
        Leaf(Gen.Bool, static (a, flag) => a.DoNotPhone != flag),
        Leaf(Gen.Bool, static (a, _) => a.Revenue == null),
        Leaf(Gen.Bool, static (a, _) => a.IndustryCode.HasValue),
        Leaf(Gen.Bool, static (a, flag) => a.NumberOfEmployees.HasValue == flag),
        Leaf(Gen.Int[0, s_codes.Length - 1].Select(static i => s_codes[i]), static (a, code) => a.IndustryCode == code),
        Leaf(Gen.Int[0, s_codes.Length - 1].Select(static i => s_codes[i]), static (a, code) => a.IndustryCode != code),
        Leaf(Days, static (a, day) => a.CreatedOn < day),
        Leaf(Gen.Int[1998, 2001].Select(static year => new DateOnly(year, 12, 31)), static (a, day) => a.FoundedOn >= day),
        Leaf(Gen.Bool, static (a, _) => a.PrimaryContactId == null),
        Leaf(Gen.Bool, static (a, _) => a.DoNotEmail == a.DoNotPhone),
        Leaf(Gen.Bool, static (a, _) => a.Revenue != a.CreditLimit),
        Leaf(Gen.Bool, static (a, _) => a.Revenue > a.CreditLimit),
        Leaf(Gen.Bool, static (a, _) => s_many.Cast<int?>().Contains(a.NumberOfEmployees)));

    // What only the service can work out, beside what C# makes of it.
    private static readonly Gen<Condition> s_function = Gen.OneOf(
        Leaf(Words.Array[1, 3], static (a, words) => a.Name.IsIn(words), static (a, words) => a.Name != null && words.Contains(a.Name, StringComparer.OrdinalIgnoreCase)),
        Leaf(Gen.Int[0, 11].Array[1, 3], static (a, numbers) => a.NumberOfEmployees.IsIn(numbers), static (a, numbers) => a.NumberOfEmployees != null && numbers.Contains(a.NumberOfEmployees.Value)),
        Leaf(Amounts, static (a, amount) => a.Revenue.IsBetween(0m, amount), static (a, amount) => a.Revenue >= 0m && a.Revenue <= amount),
        Leaf(Gen.Bool, static (a, _) => a.Markets.ContainsAny(AccountMarket.Retail, AccountMarket.Wholesale), static (a, _) => a.Markets != null && (a.Markets.Contains(AccountMarket.Retail) || a.Markets.Contains(AccountMarket.Wholesale))));

    private static readonly Gen<Condition> s_path = Gen.OneOf(
        Leaf(LastNames, static (a, name) => a.PrimaryContact!.LastName == name, static (a, name) => a.PrimaryContact != null && a.PrimaryContact.LastName == name),
        Leaf(LastNames, static (a, name) => a.PrimaryContact!.LastName != name, static (a, name) => a.PrimaryContact == null || a.PrimaryContact.LastName != name),
        Leaf(Gen.Bool, static (a, flag) => a.PrimaryContact!.DoNotEmail == flag, static (a, flag) => a.PrimaryContact != null && a.PrimaryContact.DoNotEmail == flag),
        Leaf(Gen.Bool, static (a, _) => a.PrimaryContact!.CreatedBy!.FullName == "Li", static (a, _) => a.PrimaryContact != null && a.PrimaryContact.CreatedBy != null && a.PrimaryContact.CreatedBy.FullName == "Li"),
        Leaf(Amounts, static (a, amount) => a.ParentAccount!.Revenue < amount, static (a, amount) => a.ParentAccount != null && a.ParentAccount.Revenue < amount),
        Leaf(Gen.Bool, static (a, _) => a.Revenue > a.ParentAccount!.Revenue, static (a, _) => a.ParentAccount != null && a.Revenue > a.ParentAccount.Revenue),
        Leaf(Gen.Bool, static (a, _) => a.ParentAccount!.IndustryCode != a.IndustryCode, static (a, _) => (a.ParentAccount == null ? null : a.ParentAccount.IndustryCode) != a.IndustryCode),
        Leaf(Gen.Bool, static (a, _) => a.ParentAccount!.Revenue == null, static (a, _) => a.ParentAccount == null || a.ParentAccount.Revenue == null));

    private static readonly Gen<Condition> s_related = Gen.OneOf(
        Leaf(Gen.Bool, static (a, _) => a.ContactCustomerAccounts.Any()),
        Leaf(LastNames, static (a, name) => a.ContactCustomerAccounts.Any(c => c.LastName == name)),
        Leaf(LastNames, static (a, name) => a.ContactCustomerAccounts.All(c => c.LastName != name)),
        Leaf(Gen.Bool, static (a, flag) => a.ContactCustomerAccounts.Any(c => c.DoNotEmail == flag && c.FirstName != null)),
        Leaf(Gen.Int[0, 100], static (a, percent) => a.AccountTasks.Any(t => t.PercentComplete > percent || t.Subject == null)),
        Leaf(Gen.Const((int?)null), static (a, none) => a.AccountTasks.Any(t => !(t.PercentComplete > none))),
        Leaf(Gen.Int[0, 100], static (a, percent) => !a.AccountTasks.All(t => t.PercentComplete < percent)),
        Leaf(Gen.Int[0, 100], static (a, percent) => a.ContactCustomerAccounts.Any(c => c.ContactTasks.Any(t => t.PercentComplete > percent))),
        Leaf(Gen.Int[0, 100], static (a, percent) => a.ContactCustomerAccounts.All(c => c.ContactTasks.Any(t => t.PercentComplete <= percent))),
        Leaf(Gen.Int[0, 100], static (a, percent) => a.ContactCustomerAccounts.Any(c => c.LastName != null && !c.ContactTasks.All(t => t.PercentComplete > percent))));

    private static Gen<string> Words => OneOf("Litware", "coffee", "o'neil", "B", "c", "Pure", "ö", "it's", "&", "nothing");

    private static Gen<string> LastNames => OneOf("Li", "Stone", "Smith", "A", "nobody");

    private static Gen<decimal> Amounts => OneOf(-10m, 0m, 0.05m, 0.1m, 1m, 3m, 5m, 1_000_000m, 1_000_000.01m);

    private static Gen<DateTimeOffset> Days => OneOf("2024-02-29T10:30:15Z", "2024-03-01T10:30:15Z", "2024-06-01T02:00:00+02:00").Select(static text => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Both_roads_and_linq_agree()
    {
        for (var orgs = 0; orgs < 3; orgs++)
        {
            var seed = Random.Shared.Next();
            output.WriteLine($"rows by seed {seed}");
            var org = new EmulatedOrg(seed, TimeProvider.System);
            await org.InitializeAsync();
            try
            {
                await AgreeAsync(org, seed);
            }
            finally
            {
                await org.DisposeAsync();
            }
        }
    }

    private static async Task AgreeAsync(EmulatedOrg org, int seed)
    {
        var rows = await org.Accounts
            .Include(a => a.ContactCustomerAccounts.Select(c => c.ContactTasks)).Include(a => a.AccountTasks)
            .Include(a => a.PrimaryContact!.CreatedBy).Include(a => a.ParentAccount).ToListAsync();

        await Predicate(Depth).SampleAsync(
            async condition =>
            {
                var holds = Expression.Lambda<Func<Account, bool>>(condition.InMemory, s_row).Compile();
                var expected = rows.Where(holds).Select(static row => row.Id).Order().ToList();
                var query = org.Accounts.Where(Expression.Lambda<Func<Account, bool>>(condition.Asked, s_row)).OrderBy(a => a.AccountId).Select(a => a.Id);
                Same(expected, await query.ToListAsync(), query.ToString()!, seed);
                Same(expected, await query.AsFetchXml().ToListAsync(), query.ToFetchXml(), seed);
            },
            iter: 200,
            threads: 1);
    }

    private static void Same(List<Guid> expected, List<Guid> found, string query, int seed) =>
        Assert.True(expected.SequenceEqual(found), $"{expected.Count} expected, {found.Count} found, over the rows of seed {seed}: {Uri.UnescapeDataString(query)}");

    private static Gen<Condition> Predicate(int depth) => depth == 0
        ? Gen.OneOf(s_text, s_value, s_value, s_related, s_path, s_function)
        : Gen.OneOf(
            Predicate(depth - 1),
            Gen.Select(Predicate(depth - 1), Predicate(depth - 1), static (left, right) => new Condition(Expression.AndAlso(left.Asked, right.Asked), Expression.AndAlso(left.InMemory, right.InMemory))),
            Gen.Select(Predicate(depth - 1), Predicate(depth - 1), static (left, right) => new Condition(Expression.OrElse(left.Asked, right.Asked), Expression.OrElse(left.InMemory, right.InMemory))),
            Predicate(depth - 1).Select(static inner => new Condition(Expression.Not(inner.Asked), Expression.Not(inner.InMemory))));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Condition> Leaf<TValue>(Gen<TValue> values, Expression<Func<Account, TValue, bool>> leaf) => Leaf(values, leaf, leaf);

    private static Gen<Condition> Leaf<TValue>(Gen<TValue> values, Expression<Func<Account, TValue, bool>> asked, Expression<Func<Account, TValue, bool>> inMemory) =>
        values.Select(value => new Condition(Fill(asked, value), Fill(inMemory, value)));

    private static Expression Fill<TValue>(Expression<Func<Account, TValue, bool>> leaf, TValue value) => new Filling(leaf.Parameters[0], leaf.Parameters[1], value).Visit(leaf.Body);

    /// <summary>What is asked of the service, and the same for C#.</summary>
    private sealed record Condition(Expression Asked, Expression InMemory);

    private sealed class Filling(ParameterExpression row, ParameterExpression hole, object? value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == row ? s_row : node == hole ? Expression.Constant(value, node.Type) : node;
    }
}
