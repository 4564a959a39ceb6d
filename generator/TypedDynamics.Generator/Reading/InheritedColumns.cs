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

    public ColumnSchema? Find(EntitySchema entity, string logicalName) => FindFrom(entity, logicalName);

    /// <summary>Only what its bases declare; null when the type declares it itself.</summary>
    public ColumnSchema? FindAbove(EntitySchema entity, string logicalName) =>
        entity.Columns.Any(column => column.LogicalName == logicalName) ? null : FindFrom(BaseOf(entity), logicalName);

    private EntitySchema? BaseOf(EntitySchema entity) => entity.Base is { } name && _entities.TryGetValue(name, out var @base) ? @base : null;

    private ColumnSchema? FindFrom(EntitySchema? first, string logicalName)
    {
        for (var type = first; type is not null; type = BaseOf(type))
        {
            foreach (var column in type.Columns)
            {
                if (column.LogicalName == logicalName) return column;
            }
        }

        return null;
    }
}
