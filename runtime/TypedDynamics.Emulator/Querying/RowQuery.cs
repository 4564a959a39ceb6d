using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>What is asked of one table, whichever language it was asked in.</summary>
internal sealed record RowQuery(Variable Row)
{
    public Table Table => Row.Table;

    /// <summary>The columns to show, in the order asked for; all of them when <see cref="SelectsAll"/>.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    public bool SelectsAll { get; init; }

    /// <summary>The columns that <c>$select</c> names, for the context.</summary>
    public ImmutableArray<Column> Selected { get; init; } = [];

    public Condition? Where { get; init; }

    /// <summary>Only rows that were made or changed after that version.</summary>
    public long? ChangedSince { get; init; }

    public ImmutableArray<Order> OrderBy { get; init; } = [];

    public ImmutableArray<Expansion> Expansions { get; init; } = [];

    public int? Top { get; init; }

    /// <summary>Every column of a table, as a request without <c>$select</c> gets it.</summary>
    public static RowQuery All(Table table) => new(new Variable(table)) { Columns = table.Columns, SelectsAll = true };
}

internal sealed record Order(ColumnPath Path, bool Descending);

/// <summary>Related rows that come along. <paramref name="Options"/> is what stood between the parentheses, for the link to the rest.</summary>
internal sealed record Expansion(Navigation Navigation, RowQuery Query, IReadOnlyList<string> Options, bool AsReference = false);

/// <summary>Restricts a query to rows behind one navigation of the given rows.</summary>
internal sealed record ParentLink(Navigation Navigation, IReadOnlyList<Guid> Parents);
