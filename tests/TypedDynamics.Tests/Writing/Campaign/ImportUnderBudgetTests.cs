using System.Globalization;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Writing.Bulk;

namespace TypedDynamics.Tests.Writing.Campaign;

/// <summary>A long import under a service-protection budget: at the rate that the budget allows, without a refusal that is anybody's trouble, in memory that does not grow.</summary>
[Trait("Category", "Slow")]
public sealed class ImportUnderBudgetTests(ITestOutputHelper output)
{
    private const int Rows = 100_000;
    private const int RowsPerRequest = 100;
    private const int RequestsPerWindow = 100;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_hundred_thousand_rows_go_in_at_the_pace_of_the_budget_and_memory_stays_flat()
    {
        await using var org = await BulkOrg.StartAsync(limits: new() { Requests = RequestsPerWindow, Window = s_window, ConcurrentRequests = 8 });
        var start = org.Clock.GetUtcNow();
        var (succeeded, held) = (0, new List<long>());

        await foreach (var outcome in org.Contacts.Bulk(new() { MaxBatchSize = RowsPerRequest }).CreateEachAsync(ReadAsync(), TestContext.Current.CancellationToken))
        {
            Assert.True(outcome.State == BulkState.Succeeded, outcome.Error?.Message);
            if (++succeeded % 20_000 == 0) held.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        // The first window's requests may all go at once; each further one takes a window.
        var least = s_window * ((Rows / RowsPerRequest / RequestsPerWindow) - 1);
        var taken = org.Clock.GetUtcNow() - start;
        output.WriteLine($"{least / taken:P1} of the rate that the budget allows; held after each fifth: {string.Join(", ", held.Select(static bytes => $"{bytes >> 10:N0} KB"))}");
        Assert.Equal(Rows, succeeded);
        Assert.Equal(Rows, await org.Contacts.CountAsync(TestContext.Current.CancellationToken));
        Assert.True(taken <= least / 0.9, $"{taken} taken, {least} allowed");
        Assert.True(held.Max() - held[0] < 8 << 20, string.Join(", ", held));
    }

    private static async IAsyncEnumerable<Contact> ReadAsync()
    {
        for (var place = 0; place < Rows; place++)
        {
            if (place % 1000 == 0) await Task.Yield();
            yield return new Contact { FirstName = "import", LastName = place.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
