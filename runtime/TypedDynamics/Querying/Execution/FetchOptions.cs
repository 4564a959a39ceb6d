using TypedDynamics.Http;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>What is asked beside a FetchXML document.</summary>
internal sealed record FetchOptions
{
    public int? PageSize { get; init; }

    public bool WithAnnotations { get; init; }

    public static FetchOptions Of(DataverseConnection connection, bool isLimited) => new() { PageSize = isLimited ? null : connection.MaxPageSize };

    /// <param name="needsTables">Whether a lookup may point to several tables.</param>
    public Preferences Preferences(bool needsTables) => new() { Annotations = WithAnnotations ? ["*"] : needsTables ? [WireNames.LookupTable] : [] };
}
