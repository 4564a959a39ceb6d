using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema.Drafting;

/// <summary>Says of a relationship that has no definition what its navigations tell, in the shape of one.</summary>
internal static class RelationshipDrafting
{
    /// <param name="referencing">The table with the lookup.</param>
    /// <param name="column">The lookup.</param>
    /// <param name="referenced">The table that it refers to.</param>
    /// <param name="single">The navigation from the lookup; null where there is none.</param>
    /// <param name="collection">The navigation back; null where there is none.</param>
    public static JsonObject OneToMany(Table referencing, Column column, Table referenced, string? single, string? collection)
    {
        // A lookup at owners has one relationship with users and one with teams, though both share a navigation.
        var name = collection is null || referenced.Base?.SetName is null && referenced.Base is not null ? $"{referenced.LogicalName}_{referencing.LogicalName}_{column.LogicalName}" : collection;
        var json = Template.Of(DefinitionTypes.OneToMany, StableId.Of("relationship", name, referencing.LogicalName, referenced.LogicalName));
        json["SchemaName"] = name;
        json["RelationshipType"] = "OneToManyRelationship";
        json["SecurityTypes"] = "Append";
        json["ReferencedAttribute"] = referenced.PrimaryId.Name;
        json["ReferencedEntity"] = referenced.LogicalName;
        json["ReferencingAttribute"] = column.LogicalName;
        json["ReferencingEntity"] = referencing.LogicalName;
        json["ReferencedEntityNavigationPropertyName"] = collection;
        json["ReferencingEntityNavigationPropertyName"] = single;
        json["RelationshipBehavior"] = 1;
        json["CascadeConfiguration"] = Cascades(referencing.DeleteBehaviors.TryGetValue((column.LogicalName, referenced.LogicalName), out var delete) ? delete : DeleteBehavior.RemoveLink);
        return json;
    }

    public static JsonObject ManyToMany(Navigation way, string? partner)
    {
        // Both sides must say the same of the relationship that they share.
        var isFirst = way.Source == way.Target
            ? string.CompareOrdinal(way.Name, partner) <= 0
            : string.CompareOrdinal(way.Source.LogicalName, way.Target.LogicalName) <= 0;
        var through = isFirst ? way.Through! : way.Through!.Reversed();
        var (one, two) = isFirst ? (way.Source, way.Target) : (way.Target, way.Source);
        var (toTwo, toOne) = isFirst ? (way.Name, partner) : (partner, way.Name);
        var name = toTwo ?? toOne!;
        var json = Template.Of(DefinitionTypes.ManyToMany, StableId.Of("relationship", name));
        json["SchemaName"] = name;
        json["RelationshipType"] = "ManyToManyRelationship";
        json["SecurityTypes"] = "None";
        json["Entity1LogicalName"] = one.LogicalName;
        json["Entity2LogicalName"] = two.LogicalName;
        json["IntersectEntityName"] = through.Table?.LogicalName ?? name.ToLowerInvariant();
        json["Entity1IntersectAttribute"] = through.Table is null ? one.PrimaryId.Name : through.SourceColumn;
        json["Entity2IntersectAttribute"] = through.Table is null ? two.PrimaryId.Name : through.TargetColumn;
        json["Entity1NavigationPropertyName"] = toTwo;
        json["Entity2NavigationPropertyName"] = toOne;
        return json;
    }

    public static JsonObject Cascades(DeleteBehavior delete) => new()
    {
        ["Assign"] = "NoCascade",
        ["Delete"] = delete.ToString(),
        ["Archive"] = "NoCascade",
        ["Merge"] = "NoCascade",
        ["Reparent"] = "NoCascade",
        ["Share"] = "NoCascade",
        ["Unshare"] = "NoCascade",
        ["RollupView"] = "NoCascade",
    };
}
