using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Schema;

/// <summary>A definition before anything is known of it: every property of its type, in the order of the wire, with what the service has where nobody says otherwise.</summary>
internal static class Template
{
    private static readonly FrozenSet<string> s_trueFlags = FrozenSet.ToFrozenSet(
    [
        "IsValidForCreate", "IsValidForRead", "IsValidForUpdate", "IsValidODataAttribute", "IsValidForForm", "IsValidForGrid", "CanBeSecuredForRead", "CanBeSecuredForCreate", "CanBeSecuredForUpdate",
        "IsValidForAdvancedFind", "CanTriggerWorkflow", "IsImportable", "ChangeTrackingEnabled", "IsOptimisticConcurrencyEnabled", "IsReadingPaneEnabled",
    ]);

    // Everything else is ruled by a property of its own name.
    private static readonly FrozenDictionary<string, string> s_rulers = new Dictionary<string, string>
    {
        ["IsAuditEnabled"] = "canmodifyauditsettings",
        ["IsValidForQueue"] = "canmodifyqueuesettings",
        ["IsConnectionsEnabled"] = "canmodifyconnectionsettings",
        ["IsDuplicateDetectionEnabled"] = "canmodifyduplicatedetectionsettings",
        ["IsMailMergeEnabled"] = "canmodifymailmergesettings",
        ["IsVisibleInMobile"] = "canmodifymobilevisibility",
        ["IsVisibleInMobileClient"] = "canmodifymobileclientvisibility",
        ["IsReadOnlyInMobileClient"] = "canmodifymobileclientreadonly",
        ["IsOfflineInMobileClient"] = "canmodifymobileclientoffline",
        ["IsGlobalFilterEnabled"] = "canmodifyglobalfiltersettings",
        ["IsSortableEnabled"] = "canmodifyissortablesettings",
        ["IsValidForAdvancedFind"] = "canmodifysearchsettings",
        ["RequiredLevel"] = "canmodifyrequirementlevelsettings",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> s_falseSettings = FrozenSet.ToFrozenSet(
    [
        "IsAuditEnabled", "IsGlobalFilterEnabled", "IsSortableEnabled", "IsValidForQueue", "IsConnectionsEnabled", "IsDuplicateDetectionEnabled", "IsMailMergeEnabled", "IsVisibleInMobile",
        "IsVisibleInMobileClient", "IsReadOnlyInMobileClient", "IsOfflineInMobileClient",
    ]);

    public static JsonObject Of(IEdmEntityType type, Guid id)
    {
        var json = new JsonObject();
        if (type.InheritsFrom(DefinitionTypes.Attribute) && !type.Equals(DefinitionTypes.Attribute))
            json["@odata.type"] = "#" + type.FullTypeName();
        // Simple properties first, those of bases before the others, then objects: so the service writes them.
        foreach (var property in type.StructuralProperties().OrderBy(static property => property.Type.IsComplex() || property.Type.IsCollection()))
            json[property.Name] = DefaultOf(property);
        json["MetadataId"] = id.ToString("D");
        return json;
    }

    private static JsonNode? DefaultOf(IEdmStructuralProperty property) => property.Type.Definition.FullTypeName() switch
    {
        "Edm.Boolean" when property.Name != "HasChanged" => s_trueFlags.Contains(property.Name),
        "Microsoft.Dynamics.CRM.Label" => Labels.Empty(),
        "Microsoft.Dynamics.CRM.BooleanManagedProperty" => Setting(property.Name, !s_falseSettings.Contains(property.Name)),
        "Microsoft.Dynamics.CRM.AttributeRequiredLevelManagedProperty" => Setting(property.Name, "None"),
        _ when property.Name is "SourceType" or "SourceTypeMask" => 0,
        _ when property.Type.IsCollection() => new JsonArray(),
        _ => null,
    };

    public static JsonObject Setting(string property, JsonNode value) => new()
    {
        ["Value"] = value,
        ["CanBeChanged"] = true,
        ["ManagedPropertyLogicalName"] = s_rulers.GetValueOrDefault(property) ?? property.ToLowerInvariant(),
    };
}
