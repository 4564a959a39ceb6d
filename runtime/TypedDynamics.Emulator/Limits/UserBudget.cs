using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Limits;

/// <summary>What one user has asked in the window that ends now.</summary>
internal sealed class UserBudget(ServiceProtectionLimits limits, TimeProvider clock)
{
    // How long the service asks to wait until one of the requests that are under way has ended is not documented.
    private static readonly TimeSpan s_untilOneEnds = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<Spent> _spent = new();
    private TimeSpan _time;
    private int _underWay;

    public Admission Enter()
    {
        lock (_gate)
        {
            Forget();
            if (Refusal() is { } refusal)
                return new(limits.Requests - _spent.Count, TimeLeft()) { Refusal = refusal };
            var spent = new Spent(clock.GetTimestamp());
            _spent.Enqueue(spent);
            _underWay++;
            return new(limits.Requests - _spent.Count, TimeLeft(), () => Leave(spent));
        }
    }

    private void Leave(Spent spent)
    {
        lock (_gate)
        {
            _underWay--;
            spent.Time = clock.GetElapsedTime(spent.Start);
            // What took longer than the window has left it already.
            if (spent.IsCounted)
                _time += spent.Time;
        }
    }

    private void Forget()
    {
        while (_spent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Start) >= limits.Window)
        {
            _spent.Dequeue();
            oldest.IsCounted = false;
            _time -= oldest.Time;
        }
    }

    private ServiceError? Refusal() =>
        _underWay >= limits.ConcurrentRequests ? LimitErrors.ConcurrentRequests(limits.ConcurrentRequests, s_untilOneEnds)
        : _spent.Count >= limits.Requests ? LimitErrors.Requests(limits.Requests, limits.Window, UntilForgotten(_spent.Peek()))
        : _time >= limits.ExecutionTime ? LimitErrors.ExecutionTime(limits.ExecutionTime, limits.Window, UntilThereIsTime())
        : null;

    private TimeSpan UntilThereIsTime()
    {
        var left = _time;
        foreach (var spent in _spent)
        {
            left -= spent.Time;
            if (left < limits.ExecutionTime)
                return UntilForgotten(spent);
        }

        return limits.Window;
    }

    private TimeSpan UntilForgotten(Spent spent) => limits.Window - clock.GetElapsedTime(spent.Start);

    private TimeSpan TimeLeft() => _time < limits.ExecutionTime ? limits.ExecutionTime - _time : TimeSpan.Zero;

    private sealed class Spent(long start)
    {
        public long Start { get; } = start;

        public TimeSpan Time { get; set; }

        public bool IsCounted { get; set; } = true;
    }
}
