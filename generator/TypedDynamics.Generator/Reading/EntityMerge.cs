using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Lays one definition over its entity type; <see cref="SchemaMerge"/> says who wins.</summary>
internal static class EntityMerge
{
    public static EntitySchema Merge(EntitySchema entity, EntityDefinition definition, List<ReadProblem> problems)
    {
        if (entity.EntitySetName is { } set && definition.EntitySetName is { } other && set != other)
        {
            problems.Add(new("TD0021", definition.Path, default, $"The entity set is '{other}' here and '{set}' in the CSDL, which is used. Pull both again."));
        }

        var attributes = new Dictionary<string, AttributeDefinition>(StringComparer.Ordinal);
        foreach (var attribute in definition.Attributes) attributes[attribute.LogicalName] = attribute;
        var navigations = MergeNavigations(entity, definition);
        var columns = new List<ColumnSchema>(entity.Columns.Count);
        foreach (var column in entity.Columns)
        {
            columns.Add(attributes.TryGetValue(column.LogicalName, out var attribute) ? ColumnMerge.Merge(column, attribute, navigations, definition, problems) : column);
        }

        return entity with
        {
            SchemaName = definition.SchemaName,
            CollectionSchemaName = definition.CollectionSchemaName,
            Label = definition.Label,
            Description = definition.Description,
            PrimaryIdColumn = definition.PrimaryIdAttribute ?? entity.PrimaryIdColumn,
            PrimaryNameColumn = definition.PrimaryNameAttribute,
            IsIntersect = definition.IsIntersect,
            IsActivity = definition.IsActivity || entity.IsActivity,
            OwnershipType = definition.OwnershipType,
            CreatedOn = definition.CreatedOn,
            HasDefinition = true,
            Columns = columns,
            Navigations = navigations,
            Keys = definition.Keys.Count > 0 ? definition.Keys : entity.Keys,
        };
    }

    private static EquatableArray<NavigationSchema> MergeNavigations(EntitySchema entity, EntityDefinition definition)
    {
        var relationships = new Dictionary<string, RelationshipDefinition>(StringComparer.Ordinal);
        foreach (var relationship in definition.Relationships) relationships[relationship.Navigation] = relationship;
        var merged = new List<NavigationSchema>(entity.Navigations.Count);
        foreach (var navigation in entity.Navigations)
        {
            merged.Add(relationships.TryGetValue(navigation.Name, out var relationship)
                ? navigation with
                {
                    RelationshipName = relationship.SchemaName,
                    ReferencingColumn = navigation.ReferencingColumn ?? relationship.ReferencingAttribute,
                    IsManyToMany = navigation.IsManyToMany || relationship.IsManyToMany,
                }
                : navigation);
        }

        return merged;
    }
}
