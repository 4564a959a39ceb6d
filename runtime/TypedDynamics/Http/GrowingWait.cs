namespace TypedDynamics.Http;

/// <summary>The waits between tries where the service asks for none: a second, and each twice the one before.</summary>
internal sealed class GrowingWait(TimeSpan longest)
{
    private TimeSpan _next = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerSecond, longest.Ticks));

    public TimeSpan Next()
    {
        var wait = _next;
        _next = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, longest.Ticks));
        return wait;
    }
}
