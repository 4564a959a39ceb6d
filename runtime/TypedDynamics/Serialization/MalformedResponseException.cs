namespace TypedDynamics;

/// <summary>The body of an answer is not what the service sends: cut off, not JSON, or a value that does not fit its column.</summary>
/// <remarks>No row of which a part was missing has been handed out before.</remarks>
public sealed class MalformedResponseException : FormatException
{
    /// <inheritdoc/>
    public MalformedResponseException()
    {
    }

    /// <inheritdoc/>
    public MalformedResponseException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public MalformedResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal MalformedResponseException(string message, long position, Exception? innerException = null)
        : base($"{message} At byte {position} of the response body.", innerException) => Position = position;

    /// <summary>Where in the body it shows, in bytes from its start; null when unknown.</summary>
    public long? Position { get; }
}
