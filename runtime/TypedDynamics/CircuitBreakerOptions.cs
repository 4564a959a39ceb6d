namespace TypedDynamics;

/// <summary>When requests are refused for a while without being sent, because most of those before failed.</summary>
/// <remarks>Failures are 500 and above, and answers that did not come. What the service's protection turns away (429) is none: it says when to come again.</remarks>
public sealed class CircuitBreakerOptions
{
    /// <summary>The share of requests that fail.</summary>
    /// <value>Default: 0.5. Above 0, up to 1.</value>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewer requests within <see cref="Window"/> than this say nothing.</summary>
    /// <value>Default: 20. At least 2.</value>
    public int MinimumRequests { get; set; } = 20;

    /// <summary>The span of time that is looked at.</summary>
    /// <value>Default: 30 seconds. Half a second to a day.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is sent then. Afterwards one request is tried.</summary>
    /// <value>Default: 15 seconds. Half a second to a day.</value>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(15);

    internal IEnumerable<string> FindProblems()
    {
        if (FailureRatio is not (> 0 and <= 1)) yield return "CircuitBreakerOptions.FailureRatio is out of range. Give a number above 0, up to 1.";
        if (MinimumRequests < 2) yield return "CircuitBreakerOptions.MinimumRequests is out of range. Give at least 2.";
        if (!IsFair(Window)) yield return "CircuitBreakerOptions.Window is out of range. Give half a second to a day.";
        if (!IsFair(Pause)) yield return "CircuitBreakerOptions.Pause is out of range. Give half a second to a day.";
    }

    private static bool IsFair(TimeSpan time) => time >= TimeSpan.FromSeconds(0.5) && time <= TimeSpan.FromDays(1);
}
