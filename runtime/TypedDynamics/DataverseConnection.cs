namespace TypedDynamics;

/// <summary>What a context talks through: address, tokens, HTTP. Immutable and thread-safe; several contexts may share one.</summary>
public sealed class DataverseConnection
{
    /// <summary>A connection that makes its own HTTP client. Sends nothing yet.</summary>
    public DataverseConnection(DataverseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
    }

    internal DataverseOptions Options { get; }
}
