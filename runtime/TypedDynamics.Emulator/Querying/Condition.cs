using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>What a row must fulfil. Null-valued comparisons are false, so that a negation includes the rows without a value.</summary>
internal abstract record Condition
{
    public static Condition? Both(Condition? left, Condition? right) => left is null ? right : right is null ? left : new And(left, right);
}

internal sealed record And(Condition Left, Condition Right) : Condition;

internal sealed record Or(Condition Left, Condition Right) : Condition;

internal sealed record Not(Condition Inner) : Condition;

internal sealed record Truth(bool Value) : Condition;

internal sealed record Comparison(ColumnPath Left, ComparisonKind Kind, Operand Right) : Condition;

internal sealed record IsNull(ColumnPath Path) : Condition;

/// <summary>SQL Server's <c>LIKE</c>: <c>%</c>, <c>_</c> and <c>[…]</c> are live.</summary>
internal sealed record Like(ColumnPath Path, string Pattern) : Condition;

internal sealed record OneOf(ColumnPath Path, ImmutableArray<object?> Values) : Condition;

/// <summary>A row of a tree stands above or below another, at any distance.</summary>
/// <param name="Path">The row's id, or a lookup to it.</param>
/// <param name="Tree">The table, and its lookup to itself.</param>
/// <param name="Direction">Where the row stands.</param>
/// <param name="IncludesSelf">Whether the other row itself counts.</param>
/// <param name="Id">The other row.</param>
internal sealed record InHierarchy(ColumnPath Path, (Table Table, Column Parent) Tree, HierarchyDirection Direction, bool IncludesSelf, string Id) : Condition;

/// <summary>A date lies in that quarter of some fiscal year.</summary>
internal sealed record InFiscalPeriod(ColumnPath Path, int FiscalYearStart, int Period) : Condition;

/// <summary>That some (or all) of the rows behind a collection fulfil <paramref name="Where"/>.</summary>
internal sealed record Related(RowPath Source, Navigation Collection, Variable Item, Condition? Where, bool All) : Condition;

internal enum ComparisonKind
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>The right side of a comparison.</summary>
internal abstract record Operand;

/// <summary>A value as it would be stored in the column on the left.</summary>
internal sealed record Literal(object Value) : Operand;

/// <summary>Another column, possibly of a related row.</summary>
internal sealed record ColumnPath(RowPath Row, Column Column) : Operand;

/// <summary>A row reached from a variable through single-valued navigations.</summary>
internal sealed record RowPath(Variable Variable, ImmutableArray<Navigation> Hops)
{
    public Table Table => Hops.IsEmpty ? Variable.Table : Hops[^1].Target;

    public RowPath Through(Navigation hop) => this with { Hops = Hops.Add(hop) };
}

/// <summary>The row that a query, or the body of a lambda, is about.</summary>
internal sealed class Variable(Table table)
{
    public Table Table { get; } = table;

    public RowPath Row => new(this, []);
}
