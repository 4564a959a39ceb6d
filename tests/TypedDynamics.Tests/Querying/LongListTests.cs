using System.Linq.Expressions;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Lists of values that no address holds, and predicates that are put together at run time.</summary>
public sealed class LongListTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private static readonly List<Guid> s_others = [.. Enumerable.Range(1, 4000).Select(static place => new Guid(place, 1, 1, new byte[8]))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_is_too_long_is_asked_for_in_parts(bool byFetchXml)
    {
        var ids = (await org.Accounts.Take(40).ToListAsync()).ConvertAll(static account => account.Id);
        List<Guid> wanted = [.. s_others.Take(2000), .. ids, .. s_others.Skip(2000), .. ids];
        var query = org.Accounts.Where(a => wanted.Contains(a.AccountId) && a.AccountId != ids[0]);
        if (byFetchXml) query = query.AsFetchXml();

        Assert.Equal(ids.Skip(1).Order(), (await query.ToListAsync()).ConvertAll(static account => account.Id).Order());
        Assert.Equal(39, await query.CountAsync());
        Assert.True(await query.AnyAsync());
        Assert.Equal(5, (await query.Take(5).ToListAsync()).Count);
        var streamed = new List<string?>();
        await foreach (var name in query.Select(a => a.Name)) streamed.Add(name);
        Assert.Equal(39, streamed.Count);
    }

    [Fact]
    public async Task What_cannot_be_taken_apart_is_refused()
    {
        Assert.Contains("Ask for fewer values", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => s_others.Contains(a.AccountId)).OrderBy(a => a.Name).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("without an order", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => s_others.Contains(a.AccountId)).GroupBy(a => a.Name).Select(g => g.Count()).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("Ask for fewer values", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => s_others.Contains(a.AccountId)).ToPageAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_that_share_rows_give_each_once(bool byFetchXml)
    {
        var rows = await org.Accounts.ToListAsync();
        var names = rows.Select(static row => row.Name).OfType<string>().Where(static name => name.Length > 0).Take(20).ToList();
        string?[] texts = [.. names, .. s_others.Select(static id => id.ToString()), .. names.Select(static name => name.ToUpperInvariant()), null];
        List<Guid> ids = [.. rows.Take(30).Select(static row => row.Id), .. s_others];
        foreach (var (query, expected) in new[]
        {
            (org.Accounts.Where(a => texts.Contains(a.Name)), rows.Where(row => texts.Contains(row.Name, StringComparer.OrdinalIgnoreCase))),
            (org.Accounts.Where(a => ids.Contains(a.AccountId) || a.DoNotEmail == true), rows.Where(row => ids.Contains(row.Id) || row.DoNotEmail == true)),
            (org.Accounts.Where(a => ids.Contains(a.AccountId) && texts.Contains(a.Name)), rows.Where(row => ids.Contains(row.Id) && texts.Contains(row.Name, StringComparer.OrdinalIgnoreCase))),
        })
        {
            var asked = byFetchXml ? query.AsFetchXml() : query;
            var wanted = expected.Select(static row => row.Id).Order().ToList();
            Assert.InRange(wanted.Count, 2, rows.Count - 1);
            Assert.Equal(wanted, (await asked.Select(a => (a.Id, a.Name)).ToListAsync()).Select(static row => row.Id).Order());
            Assert.Equal(wanted.Count, await asked.CountAsync());
            Assert.Equal(2, (await asked.Take(2).ToListAsync()).Count);
        }
    }

    [Fact]
    public async Task Long_lists_are_one_condition_with_what_is_missing_beside_it()
    {
        int?[] numbers = [.. Enumerable.Range(2, 30).Select(static number => (int?)number), null, 2];
        var query = org.Accounts.Where(a => numbers.Contains(a.NumberOfEmployees)).OrderBy(a => a.AccountId);
        var all = await org.Accounts.OrderBy(a => a.AccountId).ToListAsync();

        Assert.StartsWith("accounts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='numberofemployees',PropertyValues=[\"2\",\"3\"", Uri.UnescapeDataString(query.ToODataUri()), StringComparison.Ordinal);
        Assert.Contains("\"31\"]) or numberofemployees eq null", Uri.UnescapeDataString(query.ToODataUri()), StringComparison.Ordinal);
        foreach (var (asked, expected) in new[] { (query, all.Where(a => numbers.Contains(a.NumberOfEmployees))), (org.Accounts.Where(a => !numbers.Contains(a.NumberOfEmployees)).OrderBy(a => a.AccountId), all.Where(a => !numbers.Contains(a.NumberOfEmployees))) })
        {
            Assert.NotEmpty(expected);
            Assert.Equal(expected.Select(static row => row.Id), (await asked.AsOData().ToListAsync()).ConvertAll(static row => row.Id));
            Assert.Equal(expected.Select(static row => row.Id), (await asked.AsFetchXml().ToListAsync()).ConvertAll(static row => row.Id));
        }
    }

    [Fact]
    public async Task Long_lists_of_a_column_behind_a_navigation_are_asked_by_fetchxml_unless_odata_is_named()
    {
        string?[] names = ["Li", "Stone", .. s_others.Take(25).Select(static id => id.ToString())];
        var query = org.Accounts.Where(a => names.Contains(a.PrimaryContact!.LastName)).OrderBy(a => a.AccountId).Select(a => a.Id);
        var expected = await org.Accounts.Where(a => a.PrimaryContact!.LastName == "Li" || a.PrimaryContact!.LastName == "Stone").OrderBy(a => a.AccountId).Select(a => a.Id).ToListAsync();

        Assert.Equal("FetchXML", query.Explain().Language);
        Assert.Equal(expected, await query.ToListAsync());
        Assert.Equal(expected, await query.AsOData().ToListAsync());
    }

    [Fact]
    public async Task Ids_are_looked_for_by_their_own_function()
    {
        var ids = (await org.Accounts.Take(3).ToListAsync()).Select(static row => row.Id).ToArray();

        Assert.Equal(ids.Order(), (await org.Accounts.Where(a => a.AccountId.IsIn(ids)).Select(a => a.Id).ToListAsync()).Order());
        Assert.Equal(67, await org.Accounts.Where(a => !a.AccountId.IsIn(ids)).CountAsync());
    }

    [Fact]
    public void Chains_may_be_thousands_of_conditions_long_and_nests_may_not()
    {
        var parameter = Expression.Parameter(typeof(Account), "a");
        var name = Expression.Property(parameter, nameof(Account.Name));
        var chain = Enumerable.Range(0, 20_000).Select(i => (Expression)Expression.Equal(name, Expression.Constant(i.ToString()))).Aggregate(Expression.OrElse);
        var nest = Enumerable.Range(0, 100_000).Aggregate((Expression)Expression.Equal(name, Expression.Constant("x")), (inner, i) => Expression.Not(inner));

        Assert.EndsWith("or name eq '19999'", Uri.UnescapeDataString(Crm.Accounts.Where(Expression.Lambda<Func<Account, bool>>(chain, parameter)).ToODataUri()), StringComparison.Ordinal);
        Assert.Contains("nested too deeply", Assert.Throws<QueryNotSupportedException>(() => Crm.Accounts.Where(Expression.Lambda<Func<Account, bool>>(nest, parameter))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predicates_that_call_others_are_read_through()
    {
        Expression<Func<Account, bool>> named = a => a.Name != null;
        Expression<Func<Account, bool>> rich = b => b.Revenue > 5;
        var parameter = Expression.Parameter(typeof(Account), "x");
        var both = Expression.Lambda<Func<Account, bool>>(Expression.AndAlso(Expression.Invoke(named, parameter), Expression.Not(Expression.Invoke(rich, parameter))), parameter);
        var appended = Expression.Lambda<Func<Account, bool>>(Expression.OrElse(named.Body, Expression.Invoke(rich, named.Parameters[0])), named.Parameters);

        Assert.Equal("accounts?$filter=name ne null and not (revenue gt 5)", Uri.UnescapeDataString(Crm.Accounts.Where(both).ToODataUri()));
        Assert.Equal("accounts?$filter=name ne null or revenue gt 5", Uri.UnescapeDataString(Crm.Accounts.Where(appended).ToODataUri()));
    }
}
