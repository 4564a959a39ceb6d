using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Finds columns of a type or of its bases by logical name.</summary>
internal sealed class InheritedColumns
{
    private readonly Dictionary<string, EntitySchema> _entities = new(StringComparer.Ordinal);

    public InheritedColumns(OrgSchema org)
    {
        foreach (var entity in org.Entities) _entities[entity.LogicalName] = entity;
    }

    public ColumnSchema? Find(EntitySchema entity, string logicalName)
    {
        for (var type = entity; type is not null; type = type.Base is { } name && _entities.TryGetValue(name, out var @base) ? @base : null)
        {
            foreach (var column in type.Columns)
            {
                if (column.LogicalName == logicalName) return column;
            }
        }

        return null;
    }
}
