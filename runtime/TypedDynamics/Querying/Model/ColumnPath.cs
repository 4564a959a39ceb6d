using System.Collections.Immutable;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>A column of the row, or of a row reached from it through single-valued navigations.</summary>
/// <param name="Range">The related row that a quantified filter speaks of; null for the query's own row.</param>
/// <param name="Navigations">The way from there; empty for the row's own columns.</param>
/// <param name="Column">The column at its end.</param>
internal sealed record ColumnPath(RangeVariable? Range, ImmutableArray<NavigationModel> Navigations, ColumnModel Column) : Operand
{
    /// <summary>The way and the column as one name: <c>primarycontactid_fullname</c>.</summary>
    public string Alias => string.Join('_', Navigations.Select(static navigation => navigation.WireName).Append(Column.LogicalName));
}
