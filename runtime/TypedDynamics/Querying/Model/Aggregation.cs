using System.Collections.Immutable;

namespace TypedDynamics.Querying.Model;

/// <summary>What is asked of a query's rows together: a line for each group of rows, or one line for all.</summary>
/// <param name="Keys">What the rows of a group have in common; empty for one line.</param>
/// <param name="Values">What is worked out of each group's rows.</param>
internal sealed record Aggregation(ImmutableArray<GroupKey> Keys, ImmutableArray<Aggregate> Values)
{
    public ImmutableArray<GroupOrdering> Orderings { get; init; } = [];

    /// <summary>The column by whose values a question about too many rows is cut into several; null to leave that error as it is.</summary>
    public ColumnPath? Partition { get; init; }
}

/// <summary>Something that the rows of a group have in common.</summary>
/// <param name="Path">The column.</param>
/// <param name="Part">The part of the date that counts; null for the whole value.</param>
internal sealed record GroupKey(ColumnPath Path, DatePart? Part) : IAggregated
{
    /// <summary>True when days begin at midnight UTC; otherwise the caller's time zone has its say.</summary>
    public bool IsUtc { get; init; }

    public string Alias => $"{Path.Alias}_{(Part is { } part ? part.Word.Replace('-', '_') : "key")}{(IsUtc ? "_utc" : "")}";
}

/// <summary>Something that is worked out of a group's rows.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">Of which column; null for the number of rows.</param>
internal sealed record Aggregate(AggregateKind Kind, ColumnPath? Path) : IAggregated
{
    public string Alias => Path is null ? "count" : $"{Path.Alias}_{Kind.Alias}";
}

/// <summary>A column of the answer.</summary>
internal interface IAggregated
{
    /// <summary>What it is called there: letters, digits and <c>_</c>.</summary>
    string Alias { get; }
}

internal sealed record GroupOrdering(IAggregated By, bool Descending);
