namespace TypedDynamics.Metadata;

/// <summary>
/// The answer to a change of the schema got lost, and what the org has now does not tell whether it was carried out. The message names what to look at; the lost answer's
/// own exception is inside.
/// </summary>
public sealed class UnclearOutcomeException : Exception
{
    /// <inheritdoc/>
    public UnclearOutcomeException()
    {
    }

    /// <inheritdoc/>
    public UnclearOutcomeException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public UnclearOutcomeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
