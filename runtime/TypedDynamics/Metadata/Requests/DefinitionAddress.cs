namespace TypedDynamics.Metadata;

/// <summary>Addresses of definitions.</summary>
internal static class DefinitionAddress
{
    public const string Entities = "EntityDefinitions";
    public const string Relationships = "RelationshipDefinitions";
    public const string OptionSets = "GlobalOptionSetDefinitions";

    public static string Entity(DefinitionKey entity) => Entities + entity.ToAddress("LogicalName");

    public static string Attributes(DefinitionKey entity) => $"{Entity(entity)}/Attributes";

    public static string Attribute(DefinitionKey entity, DefinitionKey attribute) => Attributes(entity) + attribute.ToAddress("LogicalName");

    public static string Keys(DefinitionKey entity) => $"{Entity(entity)}/Keys";

    public static string Key(DefinitionKey entity, DefinitionKey key) => Keys(entity) + key.ToAddress("LogicalName");

    public static string Relationship(DefinitionKey relationship) => Relationships + relationship.ToAddress("SchemaName");

    public static string OptionSet(DefinitionKey optionSet) => OptionSets + optionSet.ToAddress("Name");
}
