namespace TypedDynamics.Http;

/// <summary>
/// Lets so many requests through at once, in the order in which they came. Halves the number when the service says that it is too many, and grows it again by one for as
/// many as went well.
/// </summary>
internal sealed class AdaptiveGate(int most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private double _limit = most;

    /// <summary>Requests that are through, and not back.</summary>
    public int Running { get; private set; }

    public int Limit
    {
        get
        {
            lock (_lock) return (int)_limit;
        }
    }

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_waiting.Count == 0 && Running < (int)_limit)
            {
                Running++;
                return;
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var _ = cancellationToken.Register(() => GiveUp(place, cancellationToken)).ConfigureAwait(false);
        await place.Value.Task.ConfigureAwait(false);
    }

    public void Leave()
    {
        lock (_lock)
        {
            Running--;
            LetIn();
        }
    }

    public void Grow()
    {
        lock (_lock)
        {
            _limit = Math.Min(most, _limit + (1 / _limit));
            LetIn();
        }
    }

    public void Halve()
    {
        lock (_lock) _limit = Math.Max(1, _limit / 2);
    }

    private void LetIn()
    {
        while (Running < (int)_limit && _waiting.First is { } next)
        {
            _waiting.RemoveFirst();
            Running++;
            next.Value.SetResult();
        }
    }

    // Who was let in before is through.
    private void GiveUp(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is null) return;
            _waiting.Remove(place);
        }

        place.Value.SetCanceled(cancellationToken);
    }
}
