using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Columns of a base whose options a type has for itself. The CSDL declares a column once, at the base; yet an activity's status is
/// Completed by 5 for a task and by 2 for all activities. Equal options count as its own too: they may differ tomorrow.
/// </summary>
internal static class RestatedChoices
{
    /// <param name="org">Merged, so that the base's own options are known.</param>
    /// <param name="definitions">By logical name.</param>
    public static OrgSchema Add(OrgSchema org, IReadOnlyDictionary<string, EntityDefinition> definitions)
    {
        var inherited = new InheritedColumns(org);
        var entities = new EntitySchema[org.Entities.Count];
        for (var i = 0; i < entities.Length; i++)
        {
            var entity = org.Entities[i];
            entities[i] = entity.Base is not null && definitions.TryGetValue(entity.LogicalName, out var definition)
                ? entity with { RestatedColumns = Restated(entity, definition, inherited) }
                : entity;
        }

        return org with { Entities = entities };
    }

    private static ColumnSchema[] Restated(EntitySchema entity, EntityDefinition definition, InheritedColumns inherited)
    {
        var columns = new List<ColumnSchema>();
        foreach (var attribute in definition.Attributes)
        {
            if (attribute.Choice is not { Options.Count: > 0 } choice || inherited.FindAbove(entity, attribute.LogicalName) is not { } column) continue;
            if (choice.IsGlobal && column.Choice?.Name == choice.Name) continue;
            var restated = ColumnMerge.Merge(column, attribute, out _);
            if (restated.Type is ColumnType.Choice or ColumnType.State or ColumnType.Status && restated.Choice is not null) columns.Add(restated);
        }

        columns.Sort(static (a, b) => string.CompareOrdinal(a.LogicalName, b.LogicalName));
        return [.. columns];
    }
}
