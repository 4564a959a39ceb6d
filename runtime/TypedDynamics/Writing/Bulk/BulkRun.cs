using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace TypedDynamics.Writing.Bulk;

/// <summary>Writes many rows: takes them as they come, sends some portions at once, and hands out what became of each.</summary>
internal sealed class BulkRun<T>(DataverseConnection connection, BulkAction<T> action, BulkOptions options)
{
    private const int FirstBatch = 100;
    private const int RequestsPerUser = 4;
    private const int OutcomesAhead = 10_000;

    private readonly BulkPace _pace = new(FirstBatch, options.MaxBatchSize);
    private readonly BulkMeter _meter = new(options, connection.Clock);

    private int Parallelism => options.MaxParallelism ?? connection.Protection.ParallelismHint ?? (RequestsPerUser * connection.Protection.Users);

    public async IAsyncEnumerable<BulkOutcome<T>> RunAsync(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var journal = options.JournalPath is { } path ? BulkJournal.Open(path, action.Name, action.Entity.LogicalName, connection.Clock) : null;
        // What is ahead waits: rows are taken no faster than their outcomes are.
        var outcomes = Channel.CreateBounded<BulkOutcome<T>>(new BoundedChannelOptions(OutcomesAhead) { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(rows, journal, outcomes.Writer, stop.Token);
        try
        {
            await foreach (var outcome in outcomes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return outcome;
            await sending.ConfigureAwait(false);
        }
        finally
        {
            // The caller has enough, or gave up: the journal is let go when nothing writes into it.
            await stop.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync(IAsyncEnumerable<T> rows, BulkJournal? journal, ChannelWriter<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        var writer = new BulkWriter<T>(connection, action, options, _pace);
        var running = new List<Task>();
        try
        {
            await foreach (var chunk in ChunksAsync(rows, journal, outcomes, cancellationToken).ConfigureAwait(false))
            {
                while (running.Count >= Parallelism) await FinishOneAsync(running).ConfigureAwait(false);
                if (_meter.HasFailedEnough) break;
                running.Add(WriteAsync(writer, chunk, journal, outcomes, cancellationToken));
            }

            while (running.Count > 0) await FinishOneAsync(running).ConfigureAwait(false);
            outcomes.Complete();
        }
        catch (Exception exception)
        {
            // Those that are under way note in the journal what they did.
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            outcomes.Complete(exception);
        }
    }

    private static async Task FinishOneAsync(List<Task> running)
    {
        var one = await Task.WhenAny(running).ConfigureAwait(false);
        running.Remove(one);
        await one.ConfigureAwait(false);
    }

    private async Task WriteAsync(BulkWriter<T> writer, BulkChunk<T> chunk, BulkJournal? journal, ChannelWriter<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        journal?.Begin(chunk.Items.Select(static item => item.Index));
        var start = connection.Clock.GetTimestamp();
        var written = await writer.WriteAsync(chunk, cancellationToken).ConfigureAwait(false);
        _pace.Learn(chunk.Items.Count, connection.Clock.GetElapsedTime(start));
        journal?.Finish(written.Where(static outcome => outcome.State == BulkState.Succeeded).Select(static outcome => outcome.Index));
        await HandOutAsync(written, outcomes, cancellationToken).ConfigureAwait(false);
        _meter.Tell(_pace.Size, Parallelism);
    }

    private async Task HandOutAsync(IReadOnlyList<BulkOutcome<T>> written, ChannelWriter<BulkOutcome<T>> outcomes, CancellationToken cancellationToken)
    {
        _meter.Count(written);
        foreach (var outcome in written) await outcomes.WriteAsync(outcome, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<BulkChunk<T>> ChunksAsync(IAsyncEnumerable<T> rows, BulkJournal? journal, ChannelWriter<BulkOutcome<T>> outcomes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (begun, fresh) = (new List<BulkItem<T>>(), new List<BulkItem<T>>());
        var index = -1L;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            index++;
            if (row is null) throw new ArgumentException($"Row {index + 1} is null.", nameof(rows));
            var item = Prepare(row, index, journal);
            if (journal?.Done.Contains(index) == true)
            {
                action.Accept(row);
                await HandOutAsync([item.Outcome(BulkState.DoneBefore)], outcomes, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (!IsToBeSent(item, out var outcome))
            {
                await HandOutAsync([outcome], outcomes, cancellationToken).ConfigureAwait(false);
                continue;
            }

            // What an earlier run may have written already is asked for apart.
            var wasBegun = journal?.Begun.Contains(index) == true;
            var some = wasBegun ? begun : fresh;
            some.Add(item);
            if (some.Count < _pace.Size) continue;
            yield return new([.. some], wasBegun);
            some.Clear();
        }

        if (begun.Count > 0) yield return new(begun, WasBegun: true);
        if (fresh.Count > 0) yield return new(fresh, WasBegun: false);
    }

    private BulkItem<T> Prepare(T row, long index, BulkJournal? journal)
    {
        var isOurs = false;
        action.Prepare(row, () =>
        {
            isOurs = true;
            return journal is null ? SequentialGuid.Create(connection.Clock) : RowIds.Of(journal.FirstId, index);
        });
        return new(index, row, isOurs);
    }

    private bool IsToBeSent(BulkItem<T> item, out BulkOutcome<T> outcome)
    {
        try
        {
            outcome = item.Outcome(BulkState.Succeeded);
            return action.IsToBeSent(item.Item);
        }
        catch (ArgumentException exception)
        {
            outcome = item.Outcome(BulkState.Failed, exception);
            return false;
        }
    }
}
