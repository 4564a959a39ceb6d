namespace TypedDynamics.Emulator.Limits;

/// <summary>One line of a <see cref="FaultPlan"/>: what goes wrong, for which requests, how often.</summary>
/// <remarks>
/// The requests that match are counted from 1. A fault plays on a request that is among the <see cref="Next"/>, is an <see cref="Every"/>th, and that
/// <see cref="Probability"/> picks. Which ones it picks follows from <see cref="Seed"/> and the count alone, so the same requests in the same order
/// meet the same faults.
/// </remarks>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The share of requests that the fault plays on, from 0 to 1. Default: 1, all of them.</summary>
    public double Probability
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Probability), value, "A probability is between 0 and 1.");
    } = 1;

    /// <summary>The fault plays on each request whose number is a multiple of this one. Default: 1, all of them.</summary>
    public int Every
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Every), value, "Every how many requests is 1 at least.");
    } = 1;

    /// <summary>How many matching requests the fault is played on at most, counted from now. Default: null, no end.</summary>
    public int? Next
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Next), value, "The next how many requests is 1 at least.");
    }

    /// <summary>The HTTP method of the requests that match, in capitals. Default: null, any.</summary>
    public string? Method { get; init; }

    /// <summary>What the path behind <c>/api/data/v9.2/</c> begins with: <c>accounts</c>, <c>$batch</c>. Default: null, any.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>The number that the fault's picks and cuts follow from. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>What <c>Retry-After</c> says, in whole seconds. Default: 5 seconds.</summary>
    public TimeSpan RetryAfter
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RetryAfter), value, "A wait is between nothing and a day.");
    } = TimeSpan.FromSeconds(5);

    /// <summary>How late a slow answer comes. Default: 30 seconds.</summary>
    public TimeSpan Delay
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Delay), value, "A delay is between nothing and a day.");
    } = TimeSpan.FromSeconds(30);

    internal bool Matches(string method, string path) =>
        (Method is null || Method == method)
        && (PathPrefix is null || path.StartsWith(PathPrefix, StringComparison.Ordinal))
        && (Kind != FaultKind.TruncatedBatch || path == "$batch");
}
