using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Which way a hierarchical condition looks.</summary>
internal enum HierarchyDirection
{
    Under,
    Above,
}

/// <summary>Finds the tree that a column is part of.</summary>
internal static class Hierarchies
{
    /// <summary>The lookup of a table to itself: that which is called after the table where there are several.</summary>
    /// <exception cref="ServiceError">The column is neither a primary key nor a lookup of a table that has such a lookup.</exception>
    public static (Table Table, Column Parent) Of(ColumnPath path)
    {
        var (row, column) = (path.Row.Table, path.Column);
        var table = column.Kind == ColumnKind.Lookup ? row.TargetsOf(column) is [var only] ? only.Table : null : column == row.Key || column == row.PrimaryId ? row : null;
        var parents = table?.Columns.Where(lookup => lookup.Kind == ColumnKind.Lookup && table.TargetsOf(lookup) is [var target] && target.Table == table).ToList() ?? [];
        var parent = parents.Find(lookup => lookup == column)
            ?? parents.Find(lookup => lookup.LogicalName.StartsWith("parent", StringComparison.Ordinal))
            ?? parents.FirstOrDefault();
        return parent is null
            ? throw new ServiceError(HttpStatusCode.BadRequest, "0x80041120", $"'{column.LogicalName}' is part of no hierarchy.")
            : (table!, parent);
    }
}
