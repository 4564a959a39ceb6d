using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying.FetchXml;

/// <summary>Rows, pages and counts by FetchXML are those by OData.</summary>
public sealed class FetchXmlPageTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public async Task Pages_are_followed_by_their_cookies()
    {
        var query = org.Accounts.OrderBy(a => a.Name).WithPageSize(9);
        var expected = (await query.ToListAsync()).ConvertAll(static row => row.Id);

        Assert.Equal(expected, (await query.AsFetchXml().ToListAsync()).ConvertAll(static row => row.Id));
        var streamed = new List<Guid>();
        await foreach (var row in query.AsFetchXml()) streamed.Add(row.Id);
        Assert.Equal(expected, streamed);
        Assert.Contains("paging-cookie", Uri.UnescapeDataString(org.LastAddress), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ordered_by_a_linked_column_are_followed_by_their_numbers()
    {
        var query = org.Accounts.OrderBy(a => a.PrimaryContact!.LastName).WithPageSize(9);
        var expected = (await query.ToListAsync()).ConvertAll(static row => row.Id);

        Assert.Equal(expected, (await query.AsFetchXml().ToListAsync()).ConvertAll(static row => row.Id));
        Assert.DoesNotContain("paging-cookie", Uri.UnescapeDataString(org.LastAddress), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continuation_goes_on_where_the_page_ended()
    {
        var query = org.Accounts.OrderBy(a => a.Name).WithPageSize(9).Take(25).Select(a => a.AccountId).AsFetchXml();
        var (rows, continuation) = (new List<Guid>(), default(string));
        do
        {
            var page = await query.ToPageAsync(continuation);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(await query.AsOData().ToListAsync(), rows);
        await Assert.ThrowsAsync<ArgumentException>(() => query.ToPageAsync("x"));
        await Assert.ThrowsAsync<ArgumentException>(() => query.ToPageAsync("5~1.x"));
    }

    [Fact]
    public async Task A_null_that_is_not_sent_is_a_null()
    {
        var rows = await org.Accounts.AsFetchXml().ToListAsync();

        Assert.Contains(rows, static row => row.Revenue is null && row.PrimaryContactId is null);
        Assert.All(rows, static row => Assert.True(row.IsLoaded(nameof(Account.CreditLimit))));
    }

    [Fact]
    public async Task Formatted_values_and_names_come_along()
    {
        var query = org.Accounts.Where(a => a.PrimaryContactId != null && a.Revenue != null).OrderBy(a => a.AccountId).WithFormattedValues();
        var (byOData, byFetch) = (await query.FirstAsync(), await query.AsFetchXml().FirstAsync());

        Assert.NotNull(byFetch.FormattedValues["revenue"]);
        Assert.Equal(byOData.FormattedValues["revenue"], byFetch.FormattedValues["revenue"]);
        Assert.Equal((byOData.PrimaryContactId!.Name, byOData.ETag), (byFetch.PrimaryContactId!.Name, byFetch.ETag));
    }

    [Fact]
    public async Task Single_rows_are_found_by_either_road()
    {
        var id = (await org.Accounts.OrderBy(a => a.Name).AsFetchXml().FirstAsync()).Id;

        Assert.Equal(id, (await org.Accounts.Where(a => a.Name != "nobody").AsFetchXml().GetAsync(id)).Id);
        Assert.True(await org.Accounts.AsFetchXml().Where(a => a.AccountId == id).AnyAsync());
        Assert.Equal(7, await org.Accounts.AsFetchXml().Take(7).CountAsync());
    }
}
