namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Which events were handled, so that one that is told again is not handled again.</summary>
/// <param name="window">How long each is remembered.</param>
/// <param name="most">How many are remembered.</param>
/// <param name="clock">Tells when one is forgotten.</param>
internal sealed class Deliveries(TimeSpan window, int most, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Task Work, DateTimeOffset At)> _order = [];

    /// <summary>Does the work, or waits for who does it already. What failed is forgotten.</summary>
    public Task OnceAsync(string key, Func<Task> work)
    {
        TaskCompletionSource done;
        lock (_gate)
        {
            Forget();
            if (_known.TryGetValue(key, out var known)) return known;
            done = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _known.Add(key, done.Task);
            _order.Enqueue((key, done.Task, clock.GetUtcNow()));
        }

        _ = RunAsync(key, work, done);
        return done.Task;
    }

    private async Task RunAsync(string key, Func<Task> work, TaskCompletionSource done)
    {
        try
        {
            await work().ConfigureAwait(false);
            done.SetResult();
        }
        catch (Exception exception)
        {
            lock (_gate) _known.Remove(key);
            done.SetException(exception);
        }
    }

    private void Forget()
    {
        var oldest = clock.GetUtcNow() - window;
        while (_order.TryPeek(out var first) && (first.At <= oldest || _order.Count >= most))
        {
            _order.Dequeue();
            // One that failed may be known again by a later try.
            if (_known.TryGetValue(first.Key, out var work) && work == first.Work) _known.Remove(first.Key);
        }
    }
}
