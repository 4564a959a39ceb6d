using System.Net;

namespace TypedDynamics.Emulator.Answers;

/// <summary>What goes back to the client, ready to be sent.</summary>
internal sealed record Answer(HttpStatusCode Status, ReadOnlyMemory<byte> Body = default, string? ContentType = null)
{
    public const string Json = "application/json; odata.metadata=minimal";

    /// <summary>Without OData's own information.</summary>
    public const string Bare = "application/json; odata.metadata=none";

    public string? ETag { get; init; }

    /// <summary>The address of the row that a write made.</summary>
    public string? EntityId { get; init; }

    /// <summary>Whether a gateway in front of the service answers, without the service's headers.</summary>
    public bool IsOfGateway { get; init; }

    /// <summary>How long the client is asked to wait before it tries again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What else the headers say.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The preferences that were followed.</summary>
    public IReadOnlyList<string> Applied { get; init; } = [];
}
