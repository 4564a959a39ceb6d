namespace TypedDynamics;

/// <summary>A column or navigation was read that the query had not asked for: its value is unknown, which is not the same as null.</summary>
public sealed class ColumnNotLoadedException : InvalidOperationException
{
    /// <inheritdoc/>
    public ColumnNotLoadedException()
    {
    }

    /// <inheritdoc/>
    public ColumnNotLoadedException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ColumnNotLoadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
