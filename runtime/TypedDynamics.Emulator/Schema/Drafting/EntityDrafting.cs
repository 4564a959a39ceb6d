using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema.Drafting;

/// <summary>Says of a table that has no definition what its CSDL tells, in the shape of one.</summary>
internal sealed class EntityDrafting(Org org)
{
    public JsonObject Draft(Table table)
    {
        var name = table.LogicalName;
        var entity = Template.Of(DefinitionTypes.Entity, StableId.Of("entity", name));
        var isCustom = name.Contains('_', StringComparison.Ordinal);
        entity["LogicalName"] = name;
        entity["SchemaName"] = name;
        entity["EntitySetName"] = table.SetName;
        entity["LogicalCollectionName"] = table.SetName;
        entity["CollectionSchemaName"] = table.SetName;
        entity["PrimaryIdAttribute"] = table.PrimaryId.Name;
        entity["PrimaryNameAttribute"] = table.PrimaryName?.Name;
        entity["IsCustomEntity"] = isCustom;
        entity["IsManaged"] = !isCustom;
        entity["IsIntersect"] = table.IsIntersect;
        entity["IsActivity"] = table.Base?.LogicalName == "activitypointer";
        entity["IsOptimisticConcurrencyEnabled"] = table.HasOptimisticConcurrency;
        entity["ChangeTrackingEnabled"] = table.TracksChanges;
        entity["OwnershipType"] = table.Column("_ownerid_value") is not null ? "UserOwned" : table.Column("_organizationid_value") is not null ? "OrganizationOwned" : "None";
        entity["TableType"] = table.IsElastic ? "Elastic" : "Standard";
        entity["DisplayName"] = Labels.Of(name, StableId.Of("entity", name, "label"));
        entity["DisplayCollectionName"] = Labels.Of(table.SetName!, StableId.Of("entity", name, "labels"));
        entity["Attributes"] = new JsonArray([.. table.Columns.OrderBy(static column => column.LogicalName, StringComparer.Ordinal).Select((column, index) => AttributeDrafting.Draft(table, column, index + 1))]);
        entity["Keys"] = new JsonArray([.. table.AlternateKeys.Select(key => KeyOf(table, key))]);
        entity["OneToManyRelationships"] = Sorted(table.Navigations.Where(static way => way is { IsCollection: true, Column: not null }).Select(static way => RelationshipDrafting.OneToMany(way.Target, way.Column!, way.Source, PartnerOf(way), way.Name)));
        entity["ManyToOneRelationships"] = Sorted(table.Navigations.Where(static way => way is { IsCollection: false, Column: not null })
            .SelectMany(way => TargetsOf(way).Select(target => RelationshipDrafting.OneToMany(table, way.Column!, target, way.Name, PartnerOf(way)))));
        entity["ManyToManyRelationships"] = Sorted(table.Navigations.Where(static way => way.Through is not null).Select(way => RelationshipDrafting.ManyToMany(way, PartnerOf(way))));
        return entity;
    }

    // A lookup at the owner refers to users and teams by one navigation.
    private IEnumerable<Table> TargetsOf(Navigation way) => way.Target.SetName is not null ? [way.Target] : org.Tables.Where(each => each.Base == way.Target && each.SetName is not null);

    private static string? PartnerOf(Navigation way)
    {
        var property = way.Source.Type.FindProperty(way.Name) as Microsoft.OData.Edm.IEdmNavigationProperty;
        return property?.Partner?.Name;
    }

    private static JsonArray Sorted(IEnumerable<JsonObject> relationships) =>
        new([.. relationships.DistinctBy(static each => each["SchemaName"]!.GetValue<string>()).OrderBy(static each => each["SchemaName"]!.GetValue<string>(), StringComparer.Ordinal)]);

    private static JsonObject KeyOf(Table table, IEnumerable<Column> columns)
    {
        var names = columns.Select(static column => column.LogicalName).ToList();
        var name = string.Join('_', names) + "_key";
        var key = Template.Of(DefinitionTypes.Key, StableId.Of("key", table.LogicalName, name));
        key["LogicalName"] = name;
        key["SchemaName"] = name;
        key["EntityLogicalName"] = table.LogicalName;
        key["KeyAttributes"] = new JsonArray([.. names.Select(static each => JsonValue.Create(each))]);
        key["EntityKeyIndexStatus"] = "Active";
        key["DisplayName"] = Labels.Of(name, StableId.Of("key", table.LogicalName, name, "label"));
        return key;
    }
}
