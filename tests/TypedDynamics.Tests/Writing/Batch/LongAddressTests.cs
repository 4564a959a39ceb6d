using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Writing.Batch;

/// <summary>Queries whose address is longer than a request may have.</summary>
public sealed class LongAddressTests(EmulatedOrg org) : IClassFixture<EmulatedOrg>
{
    [Fact]
    public async Task A_long_query_goes_inside_a_batch_and_brings_the_same_rows()
    {
        var ids = (await org.Accounts.OrderBy(a => a.AccountId).Select(a => a.AccountId).ToListAsync()).Concat(Enumerable.Range(0, 700).Select(static _ => Guid.NewGuid())).ToList();
        var query = org.Accounts.Where(a => ids.Contains(a.AccountId)).OrderBy(a => a.AccountId).Select(a => a.AccountId);

        Assert.InRange(query.ToODataUri().Length, 33_000, 65_000);
        Assert.Equal(ids.Take(70), await query.ToListAsync());
        Assert.EndsWith("/$batch", org.LastAddress, StringComparison.Ordinal);
        Assert.Equal(70, await query.CountAsync());
        Assert.Equal(ids.Take(70), (await query.ToPageAsync()).Rows);
    }

    [Fact]
    public async Task A_short_one_does_not()
    {
        await org.Accounts.Take(1).ToListAsync();
        Assert.Contains("/accounts?$top=1", org.LastAddress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_longer_than_a_batch_takes_is_refused_with_the_mend()
    {
        var ids = Enumerable.Range(0, 1_500).Select(static _ => Guid.NewGuid()).ToList();

        var exception = await Assert.ThrowsAsync<QueryNotSupportedException>(() => org.Accounts.Where(a => ids.Contains(a.AccountId)).OrderBy(a => a.Name).ToListAsync());
        Assert.Contains("65536 at most", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_service_says_of_it_is_told_as_ever()
    {
        var filler = string.Concat(Enumerable.Repeat(" or name eq 'x'", 2_000));
        Assert.Equal("0x80060888", (await Assert.ThrowsAsync<DataverseException>(() => org.Table("accounts").Filter("nothing eq 1" + filler).ToListAsync())).Code);
    }
}
