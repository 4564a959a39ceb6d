using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>A FetchXML document, its names tied to the organization's.</summary>
internal sealed record Fetch(FetchEntity Root)
{
    public int? Top { get; init; }

    /// <summary>Rows on a page.</summary>
    public int? Count { get; init; }

    public int Page { get; init; } = 1;

    public string? Cookie { get; init; }

    public bool IsDistinct { get; init; }

    public bool IsAggregate { get; init; }

    public int? AggregateLimit { get; init; }

    public bool CountsRows { get; init; }

    /// <summary>Choices are sorted by number rather than by label.</summary>
    public bool OrdersByValue { get; init; }
}

/// <summary>A table of the query: the one that it is about, or a linked one.</summary>
internal sealed class FetchEntity(Table table, string? alias)
{
    public Table Table { get; } = table;

    /// <summary>What conditions and results call it; null for the query's own table.</summary>
    public string? Alias { get; } = alias;

    public bool HasAllColumns { get; set; }

    public List<FetchAttribute> Attributes { get; } = [];

    public List<FetchOrder> Orders { get; } = [];

    public List<FetchFilter> Filters { get; } = [];

    public List<FetchLink> Links { get; } = [];
}

internal sealed record FetchAttribute(Column Column, string? Alias)
{
    /// <summary><c>sum</c>, <c>count</c> and so on; null for a plain or a grouped column.</summary>
    public string? Aggregate { get; init; }

    public bool IsGroup { get; init; }

    public string? DateGrouping { get; init; }

    /// <summary>Dates are grouped by what clocks show in UTC rather than in the caller's zone.</summary>
    public bool IsUtc { get; init; }

    public bool IsDistinct { get; init; }
}

/// <param name="Attribute">The column; null when it is an alias of an aggregate.</param>
/// <param name="Alias">The alias of an attribute.</param>
/// <param name="EntityName">The linked table whose column it is; null for that in which it stands.</param>
/// <param name="Descending">Downwards.</param>
internal sealed record FetchOrder(string? Attribute, string? Alias, string? EntityName, bool Descending);

/// <summary>What stands in a filter.</summary>
internal abstract record FetchNode;

internal sealed record FetchFilter(bool IsOr, IReadOnlyList<FetchNode> Parts) : FetchNode;

internal sealed record FetchCondition(string? EntityName, string Attribute, string Operator, IReadOnlyList<string> Values, string? ValueOf) : FetchNode;

/// <summary>A linked table: joined, or asked for its existence.</summary>
internal sealed record FetchLink(FetchEntity Entity, FetchLinkKind Kind, Column From, Column To) : FetchNode;

internal enum FetchLinkKind
{
    Inner,
    Outer,
    FirstMatch,
    Exists,
    Any,
    NotAny,
    All,
}
