using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Makes an organization of its documents: the CSDL, enriched by the definitions where there are any.</summary>
internal static class OrgLoading
{
    private const string MetadataRoot = "crmmodelbaseentity";

    /// <param name="documents">The documents.</param>
    /// <param name="before">The organization that they are a change of; its CSDL need not be read again where it is the same.</param>
    public static Org Load(SchemaDocuments documents, Org? before = null)
    {
        var model = before?.Documents.Metadata == documents.Metadata ? before.Model : CsdlLoading.Load(documents.Metadata.Content, documents.Metadata.Name);
        var definitions = ReadDefinitions(documents);
        var tables = ReadTables(model, definitions);
        NavigationReading.Connect(tables, definitions);
        return new(model, documents, tables);
    }

    private static ImmutableDictionary<string, Definition> ReadDefinitions(SchemaDocuments documents)
    {
        try
        {
            return documents.Definitions.AsParallel().Select(static each => each.Value.Definition).ToImmutableDictionary(each => each.LogicalName);
        }
        catch (AggregateException e) when (e.InnerException is InvalidDataException first)
        {
            throw new InvalidDataException(first.Message, first);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"The cache defines a table twice: {e.Message}", e);
        }
    }

    private static ImmutableArray<Table> ReadTables(IEdmModel model, ImmutableDictionary<string, Definition> definitions)
    {
        var sets = model.EntityContainer?.EntitySets().GroupBy(set => set.EntityType.Name).ToDictionary(group => group.Key, group => group.First().Name) ?? [];
        var storageNames = new UniqueNames();
        var tables = new Dictionary<string, Table>();
        foreach (var type in model.SchemaElements.OfType<IEdmEntityType>())
            Read(type);
        return [.. tables.Values];

        Table? Read(IEdmEntityType type)
        {
            if (tables.TryGetValue(type.Name, out var known))
                return known;
            if (!IsData(type))
                return null;

            var baseTable = type.BaseType is IEdmEntityType { } parent && IsData(parent) ? Read(parent) : null;
            var definition = definitions.GetValueOrDefault(type.Name);
            var columnNames = new UniqueNames(baseTable?.Columns.Select(column => column.StorageName));
            var columns = type.DeclaredProperties.OfType<IEdmStructuralProperty>()
                .Where(property => baseTable?.Column(property.Name) is null)
                .Select(property => ColumnReading.Read(property, type, definition, columnNames.Take))
                .ToList();
            var all = baseTable is null ? columns : [.. baseTable.Columns, .. columns];
            var table = new Table(type, sets.GetValueOrDefault(type.Name), baseTable, storageNames.Take(type.Name), columns, KeyOf(type)!)
            {
                PrimaryName = definition?.PrimaryName is { } name ? all.Find(column => column.Name == name) : WellKnown.PrimaryNameOf(type.Name, all),
                IsIntersect = definition?.IsIntersect ?? false,
                IsElastic = definition?.IsElastic ?? false,
                HasOptimisticConcurrency = definition?.HasOptimisticConcurrency ?? true,
                TracksChanges = definition?.TracksChanges ?? true,
                DeleteBehaviors = definition is null ? FrozenDictionary<(string Column, string Table), DeleteBehavior>.Empty : definition.DeleteBehaviors,
                OwnOptions = OwnOptionsOf(definition, baseTable),
                AlternateKeys = [.. AlternateKeysOf(model, type, all)],
            };
            if (!table.IsAbstract)
            {
                for (var ancestor = baseTable; ancestor is not null; ancestor = ancestor.Base)
                    ancestor.AddDerived(table);
            }

            tables.Add(type.Name, table);
            return table;
        }
    }

    private static FrozenDictionary<string, ImmutableArray<Option>> OwnOptionsOf(Definition? definition, Table? baseTable) =>
        definition is null || baseTable is null
            ? FrozenDictionary<string, ImmutableArray<Option>>.Empty
            : definition.Attributes.Values.Where(attribute => !attribute.Options.IsEmpty && baseTable.Column(attribute.LogicalName) is not null)
                .ToFrozenDictionary(attribute => attribute.LogicalName, attribute => attribute.Options);

    private static bool IsData(IEdmEntityType type)
    {
        for (IEdmStructuredType? each = type; each is not null; each = each.BaseType)
        {
            if (each is IEdmEntityType { Name: MetadataRoot })
                return false;
        }

        return KeyOf(type) is not null;
    }

    private static string? KeyOf(IEdmEntityType type) => type.Key().FirstOrDefault()?.Name;

    private static IEnumerable<ImmutableArray<Column>> AlternateKeysOf(IEdmModel model, IEdmEntityType type, List<Column> columns) =>
        from key in model.GetAlternateKeysAnnotation(type)
        let members = key.Values.Select(property => columns.Find(column => column.Name == property.Name)).ToList()
        where members.TrueForAll(member => member is not null)
        select members.Select(member => member!).ToImmutableArray();
}
