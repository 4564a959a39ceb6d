namespace TypedDynamics.Writing.Bulk;

/// <summary>Counts outcomes, and tells whoever wants to know.</summary>
internal sealed class BulkMeter(BulkOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private long _rows;
    private long _written;
    private long _failed;

    public bool HasFailedEnough
    {
        get
        {
            lock (_lock) return _failed >= options.MaxFailures;
        }
    }

    public void Count<T>(IEnumerable<BulkOutcome<T>> outcomes)
    {
        lock (_lock)
        {
            foreach (var outcome in outcomes)
            {
                _rows++;
                if (outcome.State is BulkState.Failed or BulkState.Unknown) _failed++;
                if (outcome.State != BulkState.DoneBefore) _written++;
            }
        }
    }

    public void Tell(int batchSize, int parallelism)
    {
        if (options.Progress is not { } progress) return;
        BulkProgress report;
        lock (_lock)
        {
            var seconds = clock.GetElapsedTime(_start).TotalSeconds;
            var rate = seconds > 0 ? _written / seconds : 0;
            TimeSpan? remaining = options.TotalRows is { } total && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, total - _rows) / rate) : null;
            report = new(_rows, _failed, rate, remaining, batchSize, parallelism);
        }

        progress.Report(report);
    }
}
