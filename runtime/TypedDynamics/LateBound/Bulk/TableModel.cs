using System.Diagnostics;
using TypedDynamics.Emitted;

namespace TypedDynamics.LateBound;

/// <summary>What bulk writing needs to know of a table, where no class was emitted for it.</summary>
internal sealed class TableModel : EntityModel
{
    public TableModel(string entitySet, string logicalName, string idColumn)
        : base(logicalName, entitySet, idColumn, primaryNameColumn: null, baseModel: null, [new ColumnModel(idColumn, idColumn, ColumnKind.Guid)], []) =>
        // Whether the org has them shows when they are asked.
        Messages = ["CreateMultiple", "UpdateMultiple", "UpsertMultiple"];

    internal override Entity NewRow() => throw new UnreachableException();

    internal override Entity? ReadRow(ref Utf8RowReader json) => throw new UnreachableException();

    internal override object ReadRows(ref Utf8RowReader json) => throw new UnreachableException();
}
