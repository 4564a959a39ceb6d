namespace TypedDynamics;

/// <summary>A write demanded a version that the row no longer has (status 412, code <c>0x80060882</c>): nothing was written.</summary>
/// <remarks>Except where the answer to the write got lost: then it may have been what changed the version, which nothing tells from another's equal write; the message says so.</remarks>
public sealed class ConcurrencyException : DataverseException
{
    /// <inheritdoc/>
    public ConcurrencyException()
    {
    }

    /// <inheritdoc/>
    public ConcurrencyException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ConcurrencyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ConcurrencyException(DataverseException refusal, string? expectedVersion, string? currentVersion)
        : base(refusal)
    {
        ExpectedVersion = expectedVersion;
        CurrentVersion = currentVersion;
    }

    /// <summary>The version that the write demanded: what the row was read with.</summary>
    public string? ExpectedVersion { get; }

    /// <summary>The version that the row has now; null when it is gone.</summary>
    public string? CurrentVersion { get; }
}
