namespace TypedDynamics.Http;

/// <summary>How long the service asks to wait: seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <summary>Null when it does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
