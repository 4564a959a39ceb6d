namespace TypedDynamics.Emulator.Limits;

/// <summary>How much each user may ask of the emulator in a sliding window; beyond it requests are answered with 429 and <c>Retry-After</c>.</summary>
/// <remarks>A user is whom the bearer token names (its <c>oid</c> or <c>appid</c>), or the token itself where it names nobody. A batch counts as one request.</remarks>
public sealed record ServiceProtectionLimits
{
    /// <summary>How far back requests and execution time count. Default: 300 seconds, as in the service.</summary>
    public TimeSpan Window { get; init => field = Positive(value, nameof(Window)); } = TimeSpan.FromSeconds(300);

    /// <summary>The most requests of a window, refused ones not counted. Default: 6,000, as in the service.</summary>
    public int Requests { get; init => field = Positive(value, nameof(Requests)); } = 6000;

    /// <summary>The most execution time of a window, all requests together. Default: 20 minutes, as in the service.</summary>
    public TimeSpan ExecutionTime { get; init => field = Positive(value, nameof(ExecutionTime)); } = TimeSpan.FromMinutes(20);

    /// <summary>The most requests at the same time. Default: 52, as in the service.</summary>
    public int ConcurrentRequests { get; init => field = Positive(value, nameof(ConcurrentRequests)); } = 52;

    private static T Positive<T>(T value, string name)
        where T : struct, IComparable<T> =>
        value.CompareTo(default) > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A limit is greater than nothing.");
}
