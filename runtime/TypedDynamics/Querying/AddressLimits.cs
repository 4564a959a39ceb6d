namespace TypedDynamics.Querying;

/// <summary>How long an address may be, from <c>https</c> to its end.</summary>
internal static class AddressLimits
{
    /// <summary>In a request of its own.</summary>
    public const int Alone = 32 * 1024;

    /// <summary>Inside a batch.</summary>
    public const int InBatch = 64 * 1024;
}
