using System.Linq.Expressions;
using CsCheck;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Predicates made at random pick the same rows by OData, by FetchXML, and in C# over the rows themselves.</summary>
public sealed class RandomPredicateTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private const int Depth = 3;

    private static readonly AccountIndustryCode[] s_codes = Enum.GetValues<AccountIndustryCode>();

    private static readonly ParameterExpression s_row = Expression.Parameter(typeof(Account), "a");

    // Text as the service compares it: without case. A missing text is told apart by itself, since C# would fail on it.
    private static readonly Gen<Expression> s_text = Gen.OneOf(
        Leaf(Words, static (a, word) => string.Equals(a.Name, word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Words, static (a, word) => a.Name != null && a.Name.Contains(word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Words, static (a, word) => a.Name != null && a.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Words, static (a, word) => a.Name != null && a.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase)),
        Leaf(Gen.Bool, static (a, _) => string.IsNullOrEmpty(a.City)));

    private static readonly Gen<Expression> s_value = Gen.OneOf(
        Leaf(Amounts, static (a, amount) => a.Revenue > amount),
        Leaf(Amounts, static (a, amount) => a.Revenue <= amount),
        Leaf(Amounts, static (a, amount) => a.CreditLimit != amount),
        Leaf(Gen.Int[0, 11], static (a, number) => a.NumberOfEmployees >= number),
        Leaf(Gen.Int[0, 11], static (a, number) => number == a.NumberOfEmployees),
        Leaf(Gen.Int[0, 11].Array[0, 4], static (a, numbers) => a.NumberOfEmployees != null && numbers.Contains(a.NumberOfEmployees.Value)),
        Leaf(Gen.Bool, static (a, flag) => a.DoNotEmail == flag),
        Leaf(Gen.Bool, static (a, flag) => a.DoNotPhone != flag),
        Leaf(Gen.Bool, static (a, _) => a.Revenue == null),
        Leaf(Gen.Bool, static (a, _) => a.IndustryCode.HasValue),
        Leaf(Gen.Int[0, s_codes.Length - 1].Select(static i => s_codes[i]), static (a, code) => a.IndustryCode == code),
        Leaf(Gen.Int[0, s_codes.Length - 1].Select(static i => s_codes[i]), static (a, code) => a.IndustryCode != code),
        Leaf(Days, static (a, day) => a.CreatedOn < day),
        Leaf(Gen.Int[1998, 2001].Select(static year => new DateOnly(year, 12, 31)), static (a, day) => a.FoundedOn >= day),
        Leaf(Gen.Bool, static (a, _) => a.PrimaryContactId == null));

    private static readonly Gen<Expression> s_related = Gen.OneOf(
        Leaf(Gen.Bool, static (a, _) => a.ContactCustomerAccounts.Any()),
        Leaf(LastNames, static (a, name) => a.ContactCustomerAccounts.Any(c => c.LastName == name)),
        Leaf(LastNames, static (a, name) => a.ContactCustomerAccounts.All(c => c.LastName != name)),
        Leaf(Gen.Bool, static (a, flag) => a.ContactCustomerAccounts.Any(c => c.DoNotEmail == flag && c.FirstName != null)),
        Leaf(Gen.Int[0, 100], static (a, percent) => a.AccountTasks.Any(t => t.PercentComplete > percent || t.Subject == null)),
        Leaf(Gen.Int[0, 100], static (a, percent) => !a.AccountTasks.All(t => t.PercentComplete < percent)));

    private static Gen<string> Words => OneOf("Litware", "coffee", "o'neil", "B", "c", "Pure", "ö", "it's", "&", "nothing");

    private static Gen<string> LastNames => OneOf("Li", "Stone", "Smith", "A", "nobody");

    private static Gen<decimal> Amounts => OneOf(-10m, 0m, 0.05m, 0.1m, 1m, 3m, 5m, 1_000_000m, 1_000_000.01m);

    private static Gen<DateTimeOffset> Days => OneOf("2024-02-29T10:30:15Z", "2024-03-01T10:30:15Z", "2024-06-01T02:00:00+02:00").Select(static text => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Both_roads_and_linq_agree()
    {
        var rows = await org.Accounts.Include(a => a.ContactCustomerAccounts).Include(a => a.AccountTasks).ToListAsync();

        await Predicate(Depth).SampleAsync(
            async body =>
            {
                var predicate = Expression.Lambda<Func<Account, bool>>(body, s_row);
                var expected = rows.Where(predicate.Compile()).Select(static row => row.Id).Order().ToList();
                var query = org.Accounts.Where(predicate).OrderBy(a => a.AccountId).Select(a => a.Id);
                Assert.Equal(expected, await query.AsOData().ToListAsync());
                Assert.Equal(expected, await query.AsFetchXml().ToListAsync());
            },
            iter: 400,
            threads: 1);
    }

    private static Gen<Expression> Predicate(int depth) => depth == 0
        ? Gen.OneOf(s_text, s_value, s_value, s_related)
        : Gen.OneOf(
            Predicate(depth - 1),
            Gen.Select(Predicate(depth - 1), Predicate(depth - 1), static (left, right) => (Expression)Expression.AndAlso(left, right)),
            Gen.Select(Predicate(depth - 1), Predicate(depth - 1), static (left, right) => (Expression)Expression.OrElse(left, right)),
            Predicate(depth - 1).Select(static inner => (Expression)Expression.Not(inner)));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Expression> Leaf<TValue>(Gen<TValue> values, Expression<Func<Account, TValue, bool>> leaf) =>
        values.Select(value => new Filling(leaf.Parameters[0], leaf.Parameters[1], value).Visit(leaf.Body));

    private sealed class Filling(ParameterExpression row, ParameterExpression hole, object? value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == row ? s_row : node == hole ? Expression.Constant(value, node.Type) : node;
    }
}
