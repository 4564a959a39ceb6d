using System.Text.Json;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema;

/// <summary>What definitions are, and where they lead.</summary>
internal static class Members
{
    /// <summary>The type of a definition that was found where <paramref name="declared"/> is expected.</summary>
    public static IEdmEntityType TypeOf(JsonElement definition, IEdmEntityType declared)
    {
        if (definition.Text("@odata.type") is { } name && DefinitionTypes.Find(name) is { } type)
            return type;
        if (declared.Equals(DefinitionTypes.Relationship))
            return definition.Text("RelationshipType") == "ManyToManyRelationship" ? DefinitionTypes.ManyToMany : DefinitionTypes.OneToMany;
        if (declared.Equals(DefinitionTypes.OptionSetBase))
            return definition.Member("TrueOption") is not null ? DefinitionTypes.BooleanOptionSet : DefinitionTypes.OptionSet;
        return declared;
    }

    /// <summary>The definitions behind a navigation property.</summary>
    public static IEnumerable<JsonElement> Follow(Catalog catalog, JsonElement definition, IEdmNavigationProperty way)
    {
        if (way.TargetMultiplicity() == EdmMultiplicity.Many)
            return definition.Items(way.Name);
        var one = way.Name == "Lookup" ? LookupOf(catalog, definition) : definition.Member(way.Name);
        return one is { } found ? [found] : [];
    }

    private static JsonElement? LookupOf(Catalog catalog, JsonElement relationship) =>
        relationship.Text("ReferencingEntity") is { } table && relationship.Text("ReferencingAttribute") is { } column ? catalog.Attribute(table, column) : null;
}
