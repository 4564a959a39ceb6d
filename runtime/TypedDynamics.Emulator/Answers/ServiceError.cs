using System.Net;

namespace TypedDynamics.Emulator.Answers;

/// <summary>An error that the service answers with: its HTTP status, its code and its text.</summary>
internal sealed class ServiceError(HttpStatusCode status, string code, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>What became of each row of a bulk message, as JSON.</summary>
    public string? BulkDetails { get; init; }

    /// <summary>How long the client is asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
