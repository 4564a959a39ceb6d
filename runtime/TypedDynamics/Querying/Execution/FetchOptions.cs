using System.Collections.Immutable;
using TypedDynamics.Http;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>What is asked beside a FetchXML document.</summary>
internal sealed record FetchOptions
{
    public int? PageSize { get; init; }

    /// <summary>Names of annotations; <c>*</c> for all.</summary>
    public ImmutableArray<string> Annotations { get; init; } = [];

    /// <summary>The first page to read; null for the one that the document names.</summary>
    public FetchPage? Start { get; init; }

    public static FetchOptions Of(DataverseConnection connection, bool isLimited) => new() { PageSize = isLimited ? null : connection.MaxPageSize };

    /// <param name="needsTables">Whether a lookup may point to several tables.</param>
    public Preferences Preferences(bool needsTables) => new()
    {
        Annotations = needsTables && !Annotations.Contains("*") && !Annotations.Contains(WireNames.LookupTable) ? Annotations.Add(WireNames.LookupTable) : Annotations,
    };
}
