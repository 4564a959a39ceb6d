namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Which events this process has handled, or handles.</summary>
/// <param name="window">How long each is remembered.</param>
/// <param name="most">How many are remembered.</param>
/// <param name="clock">Tells when one is forgotten.</param>
internal sealed class RememberedDeliveries(TimeSpan window, int most, TimeProvider clock) : IEventDeliveries
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Claim> _known = new(StringComparer.Ordinal);
    private readonly Queue<(Claim Claim, DateTimeOffset At)> _order = [];

    public async ValueTask<IEventClaim?> ClaimAsync(string delivery, CancellationToken cancellationToken)
    {
        while (true)
        {
            Claim? other;
            lock (_gate)
            {
                Forget();
                if (!_known.TryGetValue(delivery, out other))
                {
                    var claim = new Claim(this, delivery);
                    _known.Add(delivery, claim);
                    _order.Enqueue((claim, clock.GetUtcNow()));
                    return claim;
                }
            }

            if (await other.IsHandledAsync(cancellationToken).ConfigureAwait(false)) return null;
        }
    }

    private void Release(Claim claim)
    {
        lock (_gate) if (_known.TryGetValue(claim.Delivery, out var known) && known == claim) _known.Remove(claim.Delivery);
    }

    private void Forget()
    {
        var oldest = clock.GetUtcNow() - window;
        for (var looked = _order.Count; looked > 0 && _order.TryPeek(out var first) && (first.At <= oldest || _order.Count >= most); looked--)
        {
            _order.Dequeue();
            // One that is still handled must not be handled beside that.
            if (first.Claim.IsUnderWay) _order.Enqueue(first);
            else Release(first.Claim);
        }
    }

    private sealed class Claim(RememberedDeliveries all, string delivery) : IEventClaim
    {
        private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Delivery => delivery;

        public bool IsUnderWay => !_end.Task.IsCompleted;

        public Task<bool> IsHandledAsync(CancellationToken cancellationToken) => _end.Task.WaitAsync(cancellationToken);

        public ValueTask CompleteAsync()
        {
            _end.TrySetResult(true);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            if (_end.Task.IsCompleted) return ValueTask.CompletedTask;
            all.Release(this);
            _end.TrySetResult(false);
            return ValueTask.CompletedTask;
        }
    }
}
