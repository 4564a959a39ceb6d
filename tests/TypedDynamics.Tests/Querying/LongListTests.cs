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
        var texts = s_others.ConvertAll(static id => id.ToString());

        Assert.Contains("Ask for fewer values", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => s_others.Contains(a.AccountId)).OrderBy(a => a.Name).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("Ask for fewer values", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => texts.Contains(a.Name!)).ToListAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("Ask for fewer values", (await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => s_others.Contains(a.AccountId)).ToPageAsync())).Message, StringComparison.Ordinal);
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
