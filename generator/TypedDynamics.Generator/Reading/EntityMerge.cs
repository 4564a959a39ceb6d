using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>One entity with its definition: see <see cref="SchemaMerge"/> for who wins.</summary>
internal sealed class EntityMerge(EntitySchema entity, EntityDefinition definition, InheritedColumns inherited, List<ReadProblem> problems)
{
    public EntitySchema Merge()
    {
        if (entity.EntitySetName is { } set && definition.EntitySetName is { Length: > 0 } said && said != set)
        {
            Contradiction(definition.Source, $"The definition calls the entity set '{Printable.Cut(said)}', the metadata '{set}', which counts");
        }

        var primaryId = PrimaryId();
        var primaryName = definition.PrimaryNameColumn is { Length: > 0 } name && inherited.Find(entity, name) is not null ? name : null;
        return entity with
        {
            SchemaName = definition.SchemaName,
            CollectionSchemaName = definition.CollectionSchemaName,
            Label = definition.Label,
            Description = definition.Description ?? entity.Description,
            PrimaryIdColumn = primaryId,
            PrimaryNameColumn = primaryName,
            IsIntersect = definition.IsIntersect,
            IsActivity = entity.IsActivity || definition.IsActivity == true,
            OwnershipType = definition.OwnershipType,
            TableType = definition.TableType,
            CreatedOn = definition.CreatedOn,
            HasDefinition = true,
            Columns = Columns(primaryId, primaryName),
            Navigations = Navigations(),
            Keys = Keys(),
        };
    }

    private string? PrimaryId()
    {
        if (definition.PrimaryIdColumn is not { Length: > 0 } said || said == entity.PrimaryIdColumn) return entity.PrimaryIdColumn;
        if (inherited.Find(entity, said) is not null) return said;
        Contradiction(definition.Source, $"The definition calls '{Printable.Cut(said)}' the primary id, but the metadata has no such column");
        return entity.PrimaryIdColumn;
    }

    private ColumnSchema[] Columns(string? primaryId, string? primaryName)
    {
        var attributes = new Dictionary<string, AttributeDefinition>(StringComparer.Ordinal);
        foreach (var attribute in definition.Attributes) attributes[attribute.LogicalName] = attribute;

        var columns = new ColumnSchema[entity.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var column = entity.Columns[i];
            if (attributes.TryGetValue(column.LogicalName, out var attribute))
            {
                column = ColumnMerge.Merge(column, attribute, out var contradiction);
                if (contradiction is not null) Contradiction(attribute.Source, contradiction);
            }

            var isPrimaryId = column.LogicalName == primaryId && column.TypeName.Name == "Edm.Guid" && column.WireName == column.LogicalName;
            var isPrimaryName = column.LogicalName == primaryName;
            columns[i] = isPrimaryId == column.IsPrimaryId && isPrimaryName == column.IsPrimaryName
                ? column
                : column with { IsPrimaryId = isPrimaryId, IsPrimaryName = isPrimaryName };
        }

        return columns;
    }

    private NavigationSchema[] Navigations()
    {
        var ends = new Dictionary<string, RelationshipDefinition>(StringComparer.Ordinal);
        foreach (var end in definition.Relationships) ends[end.Navigation] = end;

        var navigations = new NavigationSchema[entity.Navigations.Count];
        for (var i = 0; i < navigations.Length; i++)
        {
            var navigation = entity.Navigations[i];
            navigations[i] = !ends.TryGetValue(navigation.Name, out var end) ? navigation : navigation with
            {
                RelationshipName = end.Name,
                IsManyToMany = navigation.IsManyToMany || (end.IsManyToMany && navigation.IsCollection),
                Intersect = end.Intersect,
                ReferencingColumn = navigation.ReferencingColumn ?? (navigation.IsCollection ? null : Lookup(end.Column)),
            };
        }

        return navigations;
    }

    private string? Lookup(string? column) => column is { Length: > 0 } && inherited.Find(entity, column) is { } found && found.WireName != found.LogicalName ? column : null;

    private KeySchema[] Keys()
    {
        var keys = new List<KeySchema>();
        foreach (var key in definition.Keys)
        {
            if (key.Columns.All(column => inherited.Find(entity, column) is not null)) keys.Add(key);
        }

        foreach (var key in entity.Keys)
        {
            if (!keys.Exists(known => known.Columns.Equals(key.Columns))) keys.Add(key);
        }

        keys.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return [.. keys];
    }

    private void Contradiction(SourcePoint at, string message) =>
        problems.Add(new ReadProblem("TD0021", definition.Path, at, $"{entity.LogicalName}: {message}. Pull both again"));
}
