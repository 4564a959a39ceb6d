using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

public sealed class TerminalTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    private static readonly Guid s_known = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public async Task Rows_come_as_a_list_a_stream_and_pages()
    {
        var list = await org.Accounts.OrderBy(a => a.AccountId).ToListAsync();
        Assert.Equal(70, list.Count);

        var streamed = new List<Guid>();
        await foreach (var account in org.Accounts.OrderBy(a => a.AccountId).WithPageSize(20)) streamed.Add(account.Id);
        Assert.Equal(list.Select(static row => row.Id), streamed);

        var paged = new List<Guid>();
        string? continuation = null;
        do
        {
            var page = await org.Accounts.OrderBy(a => a.AccountId).WithPageSize(30).Select(a => a.AccountId).ToPageAsync(continuation);
            paged.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.Equal(list.Select(static row => row.Id), paged);
    }

    [Fact]
    public async Task A_limit_holds_below_and_above_a_page()
    {
        Assert.Equal(7, (await org.Accounts.Take(7).ToListAsync()).Count);
        Assert.Equal(7, (await org.Accounts.WithPageSize(3).Take(7).ToListAsync()).Count);
        Assert.Equal(7, (await org.Accounts.WithPageSize(30).Take(7).Select(a => a.Name).ToListAsync()).Count);
        var streamed = 0;
        await foreach (var _ in org.Accounts.WithPageSize(3).Take(7)) streamed++;
        Assert.Equal(7, streamed);

        var (counts, continuation) = (new List<int>(), default(string));
        do
        {
            var page = await org.Accounts.OrderBy(a => a.Name).WithPageSize(3).Take(7).ToPageAsync(continuation);
            counts.Add(page.Rows.Count);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.Equal([3, 3, 1], counts);
    }

    [Fact]
    public async Task One_row_is_the_first_the_only_one_or_none()
    {
        var none = org.Accounts.Where(a => a.Name == "nobody");
        var known = org.Accounts.Where(a => a.AccountId == s_known);
        Assert.Equal(s_known, (await known.FirstAsync()).Id);
        Assert.Equal(s_known, await known.Select(a => a.AccountId).SingleAsync());
        Assert.Equal(s_known, (await known.SingleOrDefaultAsync())!.Id);
        Assert.Null(await none.FirstOrDefaultAsync());
        Assert.Null(await none.SingleOrDefaultAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => none.FirstAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => none.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Accounts.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Accounts.WithPageSize(5).SingleOrDefaultAsync());
    }

    [Fact]
    public async Task Rows_are_counted_and_missed()
    {
        Assert.Equal(70, await org.Accounts.CountAsync());
        Assert.Equal(9, await org.Accounts.Take(9).CountAsync());
        Assert.Equal(1, await org.Accounts.Where(a => a.AccountId == s_known).Select(a => a.Name).CountAsync());
        Assert.True(await org.Accounts.Include(a => a.PrimaryContact).AnyAsync());
        Assert.False(await org.Accounts.Where(a => a.Name == "nobody").Select(a => a.Name).AnyAsync());
        Assert.EndsWith("/accounts?$select=accountid&$filter=name%20eq%20'nobody'&$top=1", org.LastAddress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_is_got_by_its_key()
    {
        Assert.Equal(s_known, (await org.Accounts.GetAsync(s_known)).Id);
        Assert.EndsWith($"/accounts({s_known})", org.LastAddress, StringComparison.Ordinal);
        Assert.Equal(s_known, await org.Accounts.Select(a => a.Id).GetAsync(s_known));
        Assert.NotNull(await org.Accounts.Where(a => a.AccountId != Guid.Empty).FindAsync(s_known));
        Assert.Null(await org.Accounts.Where(a => a.Name == "nobody").FindAsync(s_known));
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Accounts.Where(a => a.Name == "nobody").GetAsync(s_known));
        await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Take(3).GetAsync(s_known));
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_an_error_to_Get_and_nothing_to_Find()
    {
        var unknown = new Guid("11111111-2222-4333-8444-555555555555");
        Assert.Null(await org.Accounts.FindAsync(unknown));
        Assert.Null(await org.Accounts.Select(a => a.Name).FindAsync(unknown));
        Assert.Equal("0x80040217", (await Assert.ThrowsAsync<DataverseException>(() => org.Accounts.GetAsync(unknown))).Code);
    }

    [Fact]
    public async Task A_projection_gives_what_its_selector_gives_on_whole_rows()
    {
        var rows = await org.Accounts.Include(a => a.PrimaryContact!.CreatedBy).Include(a => a.ContactCustomerAccounts.Select(c => c.ContactTasks)).OrderBy(a => a.AccountId).ToListAsync();

        await Same(a => new { a.Name, a.Revenue, a.IndustryCode, a.CreatedOn, a.PrimaryContactId });
        await Same(a => (a.Name?.Length ?? 0, a.PrimaryContact?.FullName, a.PrimaryContact?.CreatedBy?.FullName));
        await Same(a => $"{a.Name}: {string.Join("|", a.ContactCustomerAccounts.OrderBy(c => c.ContactId).Select(c => c.LastName))}");
        await Same(a => a.ContactCustomerAccounts.Sum(c => c.ContactTasks.Count(t => t.PercentComplete > 50)));
        await Same(a => a.PrimaryContact is null ? "none" : a.PrimaryContact.LastName);

        async Task Same<TResult>(Func<Account, TResult> selector, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(selector))] string? text = null) =>
            Assert.Equal(rows.Select(selector), await org.Accounts.OrderBy(a => a.AccountId).Select(selector, text).ToListAsync());
    }

    [Fact]
    public async Task A_column_that_the_selector_hides_from_its_text_is_an_error_and_not_a_null() =>
        await Assert.ThrowsAsync<ColumnNotLoadedException>(() => org.Accounts.Select(a => a.Revenue, "a => a.Name").ToListAsync());
}
