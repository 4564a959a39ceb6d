using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Ties a document's names together: sets, primary keys, the columns behind navigations, the targets of lookups.</summary>
internal static class CsdlLinking
{
    public static OrgSchema Link(CsdlDocument document)
    {
        var hierarchy = new CsdlHierarchy(document.Entities);
        var lookups = new LookupLinking(hierarchy);
        var entities = document.Entities.ConvertAll(entity => LinkEntity(entity, document, hierarchy, lookups));
        entities.Sort(static (left, right) => string.CompareOrdinal(left.LogicalName, right.LogicalName));
        document.Complex.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        document.Enums.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        var operations = document.Operations.ConvertAll(operation => operation with { IsImported = operation.Binding is null && document.Imports.Contains(operation.Name) });
        operations.Sort(static (left, right) => string.CompareOrdinal(SortKey(left), SortKey(right)));
        return new() { Entities = entities, ComplexTypes = document.Complex, EnumTypes = document.Enums, Operations = operations };
    }

    private static EntitySchema LinkEntity(EntitySchema entity, CsdlDocument document, CsdlHierarchy hierarchy, LookupLinking lookups)
    {
        document.EntitySets.TryGetValue(entity.LogicalName, out var set);
        var primaryId = hierarchy.PrimaryId(entity);
        var navigations = lookups.LinkNavigations(entity);
        return entity with
        {
            EntitySetName = set,
            PrimaryIdColumn = primaryId,
            IsActivity = hierarchy.IsActivity(entity),
            Columns = lookups.LinkColumns(entity, navigations, primaryId),
            Navigations = navigations,
        };
    }

    private static string SortKey(OperationSchema operation) =>
        $"{operation.Name}\0{operation.Binding?.Name}\0{operation.Binding?.IsCollection}\0{operation.IsFunction}";
}
