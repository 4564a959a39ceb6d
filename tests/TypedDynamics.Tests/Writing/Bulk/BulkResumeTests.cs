using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Writing.Bulk;

/// <summary>Writing that is interrupted anywhere goes on with its journal, and ends as if it had not been.</summary>
public sealed class BulkResumeTests : IDisposable
{
    private readonly string _journal = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_journal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupted_again_and_again_each_row_is_made_once(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        var random = new Random(7);
        List<Contact> rows;
        BulkResult<Contact>? result = null;
        var interruptions = 0;
        do
        {
            // A new process reads the same file of rows again.
            rows = BulkWriteTests.Rows(1000);
            foreach (var place in Enumerable.Range(0, 1000).Where(static place => place % 10 == 0)) rows[place].ContactId = new Guid(place + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
            org.Faults.Play(new Fault(FaultKind.ResetAfterCommit) { Probability = 0.1, Seed = interruptions });
            using var stop = new CancellationTokenSource();
            var requests = random.Next(1, 12);
            var progress = new Stopping(stop, requests);
            try
            {
                result = await org.Contacts.Bulk(new() { JournalPath = _journal, MaxBatchSize = 15, MaxParallelism = 3, Patience = TimeSpan.FromDays(10), Progress = progress }).CreateAsync(rows, stop.Token);
            }
            catch (OperationCanceledException)
            {
                interruptions++;
            }
        }
        while (result is null);

        Assert.True(interruptions > 3, $"{interruptions}");
        Assert.True(result.DoneBefore > 0);
        Assert.Equal(1000, result.DoneBefore + result.Succeeded);
        Assert.Empty(result.Failures);
        Assert.Equal(BulkWriteTests.Lines(rows), await org.RowsAsync());
    }

    [Fact]
    public async Task A_finished_journal_sends_nothing_again()
    {
        await using var org = await BulkOrg.StartAsync();
        var options = new BulkOptions { JournalPath = _journal };
        await org.Contacts.Bulk(options).CreateAsync(BulkWriteTests.Rows(100), TestContext.Current.CancellationToken);
        var rows = BulkWriteTests.Rows(120);

        var result = await org.Contacts.Bulk(options).CreateAsync(rows, TestContext.Current.CancellationToken);

        Assert.Equal((100, 20), (result.DoneBefore, result.Succeeded));
        Assert.Equal(BulkWriteTests.Lines(rows), await org.RowsAsync());
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        await using var org = await BulkOrg.StartAsync();
        var options = new BulkOptions { JournalPath = _journal };
        var rows = BulkWriteTests.Rows(30);
        rows[4] = new Contact { LastName = "Bad", ParentCustomerId = new Lookup<Account>(Guid.NewGuid()) };
        Assert.Equal(1, (await org.Contacts.Bulk(options).CreateAsync(rows, TestContext.Current.CancellationToken)).Failed);

        var mended = BulkWriteTests.Rows(30);
        var result = await org.Contacts.Bulk(options).CreateAsync(mended, TestContext.Current.CancellationToken);

        Assert.Equal((29, 1), (result.DoneBefore, result.Succeeded));
        Assert.Equal(BulkWriteTests.Lines(mended), await org.RowsAsync());
    }

    private sealed class Stopping(CancellationTokenSource stop, int requests) : IProgress<BulkProgress>
    {
        private int _left = requests;

        public void Report(BulkProgress value)
        {
            if (Interlocked.Decrement(ref _left) == 0) stop.Cancel();
        }
    }
}
