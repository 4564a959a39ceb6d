using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>What new definitions begin with.</summary>
internal static class NewDefinition
{
    private const string GlobalOptionSet = "GlobalOptionSet@odata.bind";

    /// <summary>The members that all new columns have.</summary>
    public static JsonElement Column(string type, string schemaName, Label displayName, AttributeTypeCode? code = null)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        var column = new AttributeMetadata(NodeValues.New($"{type}AttributeMetadata"))
        {
            AttributeType = code ?? Enum.Parse<AttributeTypeCode>(type),
            AttributeTypeName = $"{type}Type",
            SchemaName = SchemaRules.RequireName(schemaName, nameof(schemaName)),
            DisplayName = displayName,
            RequiredLevel = AttributeRequiredLevel.None,
        };
        return column.Json;
    }

    /// <summary>The column, of a shared choice.</summary>
    public static JsonElement Bound(JsonElement column, DefinitionKey optionSet) =>
        new NodeMembers(column).With(GlobalOptionSet, NodeValues.Of($"/{DefinitionAddress.OptionSet(optionSet)}")).Json;

    /// <summary>True where a shared choice is bound.</summary>
    public static bool IsBound(MetadataNode column) => column.Has(GlobalOptionSet);
}
