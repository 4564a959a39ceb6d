using System.Collections.Immutable;

namespace TypedDynamics;

/// <summary>A request of your own, for what has no method here: any method, path, body and headers, with the connection's token and never to another host.</summary>
/// <remarks>
/// Sent by <see cref="DataverseContext.SendAsync"/>. It is sent again as it says itself, not as <see cref="DataverseOptions"/> say. Of what the connection adds, it may set
/// any header itself but those of the token and the transport.
/// </remarks>
/// <param name="Method">Any HTTP method.</param>
/// <param name="Path">Below the Web API (<c>accounts?$select=name</c>), or from the root of the host (<c>/api/data/v9.2/accounts</c>). An absolute address of this host is taken, too.</param>
public sealed record RawRequest(HttpMethod Method, string Path)
{
    /// <summary>What is sent: JSON, text, bytes, a stream, or a form with fields and files.</summary>
    /// <value>Default: null, nothing.</value>
    public RawBody? Body { get; init; }

    /// <summary>Query parameters, added to those of the path and encoded.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Headers, those of the body among them (<c>Content-Type</c>).</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How long to wait for the head of each answer.</summary>
    /// <value>Default: null, as <see cref="DataverseOptions.Timeout"/> says.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it is sent again when it failed.</summary>
    /// <value>Default: 0, never.</value>
    public int MaxRetries { get; init; }

    /// <summary>The wait before each further try. Of no effect with <see cref="UsesExponentialBackoff"/>.</summary>
    /// <value>Default: none.</value>
    public TimeSpan RetryDelay { get; init; }

    /// <summary>Whether answers of 3xx and 4xx count as failures, too, such as 429.</summary>
    /// <value>Default: false; 5xx, and answers that did not come.</value>
    public bool RetriesOnAllErrors { get; init; }

    /// <summary>Waits a second before the second try, and twice as long before each further one.</summary>
    /// <value>Default: false.</value>
    public bool UsesExponentialBackoff { get; init; }

    /// <summary>Method and path, without its query; never headers or body.</summary>
    public override string ToString() => $"{Method.Method} {Path.Split('?')[0]}";
}
