namespace TypedDynamics.Redis;

/// <summary>How processes share through Redis.</summary>
public sealed record RedisSharingOptions
{
    /// <summary>What all keys begin with: processes that share have the same.</summary>
    /// <value>Default: <c>typeddynamics:</c>.</value>
    public string KeyPrefix { get; init; } = "typeddynamics:";

    /// <summary>Whether tokens are shared, too. Whoever reads the server can then work as these users: it is for the application alone, and reached over TLS.</summary>
    /// <value>Default: true.</value>
    public bool SharesTokens { get; init; } = true;

    /// <summary>After which time a process that has died holds nothing back: its requests under way, and the events that it was handling. Those of a process that lives are renewed.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the server is waited for. One that takes longer is away: for two seconds nothing is asked of it then.</summary>
    /// <value>Default: one second.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an event is remembered that was handled.</summary>
    /// <value>Default: one hour, about 100 bytes an event.</value>
    public TimeSpan RememberFor { get; init; } = TimeSpan.FromHours(1);

    /// <exception cref="ArgumentOutOfRangeException">A time is none.</exception>
    internal RedisSharingOptions Checked()
    {
        ArgumentException.ThrowIfNullOrEmpty(KeyPrefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(Lease, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(RememberFor, Lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Patience, TimeSpan.Zero);
        return this;
    }
}
