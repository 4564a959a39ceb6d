using System.Threading.Channels;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Reads pages in the background, at most one page ahead of who consumes them: the next one is asked for when the rows of the current one
/// have begun to be taken.
/// </summary>
internal sealed class ReadAhead<T> : IAsyncDisposable
{
    private const int BatchLength = 64;

    private readonly CancellationTokenSource _stopping;
    private readonly SemaphoreSlim _pagesBegun = new(0);
    private readonly Channel<Batch> _batches = Channel.CreateUnbounded<Batch>(new() { SingleReader = true, SingleWriter = true });
    private readonly Task _reading;

    private long _rowsLeft;

    /// <param name="pages">The pages.</param>
    /// <param name="rowsAtMost">No page is asked for once so many rows were read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public ReadAhead(IFetchedPages<T> pages, long rowsAtMost, CancellationToken cancellationToken)
    {
        _rowsLeft = rowsAtMost;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(() => ReadAsync(pages), CancellationToken.None);
    }

    /// <summary>The next rows; null at the end.</summary>
    public async ValueTask<List<T>?> NextAsync()
    {
        if (!await _batches.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false)) return null;
        _batches.Reader.TryRead(out var batch);
        if (batch.BeginsPage) _pagesBegun.Release();
        return batch.Rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _stopping.Dispose();
        _pagesBegun.Dispose();
    }

    // Never faults: what goes wrong is handed to who consumes, behind the rows before it.
    private async Task ReadAsync(IFetchedPages<T> pages)
    {
        Exception? error = null;
        try
        {
            while (true)
            {
                await ReadPageAsync(pages).ConfigureAwait(false);
                if (!pages.HasMore || _rowsLeft <= 0) break;
                await _pagesBegun.WaitAsync(_stopping.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            error = e;
        }

        _batches.Writer.Complete(error);
    }

    // Rows are handed over many at a time, but none waits for one that has yet to arrive.
    private async Task ReadPageAsync(IFetchedPages<T> pages)
    {
        var isFirst = true;
        var batch = new List<T>();
        await using var rows = pages.ReadPageAsync(_stopping.Token).GetAsyncEnumerator(_stopping.Token);
        try
        {
            while (true)
            {
                var next = rows.MoveNextAsync();
                if (batch.Count == BatchLength || !next.IsCompleted) HandOver();
                if (!await next.ConfigureAwait(false)) break;
                batch.Add(rows.Current);
                _rowsLeft--;
            }
        }
        finally
        {
            HandOver();
        }

        // A page without rows has begun as soon as it has ended.
        if (isFirst) _pagesBegun.Release();

        void HandOver()
        {
            if (batch.Count == 0) return;
            _batches.Writer.TryWrite(new(batch, isFirst));
            (batch, isFirst) = ([], false);
        }
    }

    private readonly record struct Batch(List<T> Rows, bool BeginsPage);
}
