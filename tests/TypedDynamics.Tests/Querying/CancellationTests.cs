using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Who cancels while rows are read gets no more of them, and no end that passes for that of all rows.</summary>
public sealed class CancellationTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private const string Accounts = "<fetch><entity name='account'><attribute name='name' /></entity></fetch>";

    [Fact]
    public async Task Rows_that_have_arrived_are_not_given_out()
    {
        await StopsAsync(org.Accounts.Take(60).GetAsyncEnumerator);
        await StopsAsync(org.Accounts.AsAsyncEnumerable().GetAsyncEnumerator);
        await StopsAsync(org.Accounts.WithPageSize(20).AsFetchXml().AsAsyncEnumerable().GetAsyncEnumerator);
        await StopsAsync(org.Accounts.Select(a => a.Name).GetAsyncEnumerator);
        await StopsAsync(org.Accounts.Select(a => a.Name).AsAsyncEnumerable().GetAsyncEnumerator);
        await StopsAsync(org.Accounts.Select(a => a.NumberOfEmployees + 0).Distinct().AsAsyncEnumerable().GetAsyncEnumerator);
        await StopsAsync((from a in org.Accounts from c in a.ContactCustomerAccounts select (a.Name, c.LastName)).GetAsyncEnumerator);
        await StopsAsync((from a in org.Accounts from c in a.ContactCustomerAccounts select (a.Name, c.LastName)).AsAsyncEnumerable().GetAsyncEnumerator);
        await StopsAsync(org.Accounts.GroupBy(a => a.Name).Select(g => g.Count()).GetAsyncEnumerator);
        await StopsAsync(org.Fetch<Account>(Accounts).GetAsyncEnumerator);
        await StopsAsync(org.Fetch("accounts", Accounts).AsAsyncEnumerable().GetAsyncEnumerator);
        await StopsAsync(org.Table("accounts").Select("name").GetAsyncEnumerator);
        await StopsAsync(org.Table("accounts").Select("name").AsAsyncEnumerable().GetAsyncEnumerator);
    }

    private static async Task StopsAsync<TRow>(Func<CancellationToken, IAsyncEnumerator<TRow>> read)
    {
        using var cancellation = new CancellationTokenSource();
        await using var rows = read(cancellation.Token);
        for (var i = 0; i < 4; i++) Assert.True(await rows.MoveNextAsync());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.MoveNextAsync());
    }
}
