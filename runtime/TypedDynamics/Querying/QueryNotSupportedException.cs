namespace TypedDynamics;

/// <summary>A query says something that the service cannot be asked. Thrown while the query is built, before anything is sent.</summary>
public sealed class QueryNotSupportedException : NotSupportedException
{
    /// <inheritdoc/>
    public QueryNotSupportedException()
    {
    }

    /// <inheritdoc/>
    public QueryNotSupportedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public QueryNotSupportedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
