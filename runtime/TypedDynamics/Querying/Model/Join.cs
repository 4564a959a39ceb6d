using System.Collections.Immutable;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>Rows of another table beside those of the query.</summary>
/// <param name="Table">The other table's row.</param>
/// <param name="Kind">Which of them, and what becomes of rows that have none.</param>
/// <param name="From">Logical name of the other table's column.</param>
/// <param name="Near">The column that it must equal, of the query's row or of one joined before.</param>
/// <param name="Filter">What must hold of the other table's rows.</param>
internal sealed record Join(JoinedTable Table, JoinKind Kind, string From, ColumnPath Near, Filter? Filter)
{
    public ColumnSelection Columns { get; init; } = ColumnSelection.All;

    public ImmutableArray<Expansion> Expansions { get; init; } = [];

    /// <summary>True when a row may meet several of the table's, and so stand in several lines.</summary>
    public bool MayMultiply => Kind != JoinKind.First && From != Table.Entity.PrimaryIdColumn;
}

/// <summary>The row of a joined table; its name is the alias.</summary>
internal sealed class JoinedTable(string name, EntityModel entity) : RangeVariable(name, entity);

internal enum JoinKind
{
    /// <summary>A line for each pair.</summary>
    Inner,

    /// <summary>And one for each row that has no other.</summary>
    Left,

    /// <summary>A line for each row that has another, with the first of them.</summary>
    First,
}
