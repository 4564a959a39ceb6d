using TypedDynamics.Emitted;

namespace TypedDynamics.Serialization;

/// <summary>Finds the navigation by which a lookup is set: a polymorphic one has a navigation a table.</summary>
internal static class LookupBinding
{
    public static LookupTarget Find(ColumnModel column, EntityReference? value)
    {
        if (value is not null && value.Id == Guid.Empty)
            throw new InvalidOperationException($"Column '{column.LogicalName}' was set to a row that has no id. Create that row first, then assign it; null clears the column.");
        var isAnyTable = value is null || (value.LogicalName.Length == 0 && column.Targets.Length == 1);
        LookupTarget? found = null;
        foreach (var target in column.Targets)
        {
            if (!isAnyTable && target.LogicalName != value!.LogicalName) continue;
            found = target;
            if (CanBind(target, value)) return target;
        }

        throw new InvalidOperationException(found is null && !isAnyTable
            ? $"Column '{column.LogicalName}' cannot point to a row of table '{value!.LogicalName}': it leads to {Tables(column)}."
            : $"Column '{column.LogicalName}' cannot be set: the metadata cache names no navigation or no entity set for it. Pull the cache anew.");
    }

    private static bool CanBind(LookupTarget target, EntityReference? value) =>
        target.Navigation is not null && (value is null || target.EntitySetName is not null);

    private static string Tables(ColumnModel column) =>
        column.Targets.IsEmpty ? "no table that the cache names" : string.Join(", ", column.Targets.Select(static target => $"'{target.LogicalName}'"));
}
