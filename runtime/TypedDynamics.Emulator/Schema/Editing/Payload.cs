using System.Text.Json.Nodes;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Puts what a client sent into a definition.</summary>
internal static class Payload
{
    // As the service's own column for it.
    private const int LongestName = 100;

    /// <summary>Sets every property that was sent; refuses those that the type does not have.</summary>
    /// <param name="definition">The definition that receives them.</param>
    /// <param name="sent">The payload.</param>
    /// <param name="type">The definition's type.</param>
    /// <param name="mergeLabels">Whether texts in languages that were not sent stay.</param>
    public static void Apply(JsonObject definition, JsonObject sent, IEdmEntityType type, bool mergeLabels)
    {
        foreach (var (name, value) in sent)
        {
            if (name.Contains('@', StringComparison.Ordinal) || name is "MetadataId" or "HasChanged")
                continue;
            var property = type.FindProperty(name) ?? throw Unknown(name, type);
            if (property is IEdmNavigationProperty)
                continue;
            PayloadTypes.Check(value, property.Type, name);
            definition[name] = ValueOf(definition, (IEdmStructuralProperty)property, value, mergeLabels);
        }
    }

    public static string RequireText(JsonObject sent, string name) =>
        sent.Text(name) is { Length: > 0 } text ? text : throw DefinitionErrors.Invalid($"Required field '{name}' is missing.");

    /// <summary>The name of a customization: letters, digits and underscores behind the prefix of a publisher.</summary>
    public static string RequireSchemaName(JsonObject sent)
    {
        var name = RequireText(sent, "SchemaName");
        var prefix = name.IndexOf('_', StringComparison.Ordinal);
        if (name.Length > LongestName)
            throw DefinitionErrors.Invalid($"The schema name '{name}' is not valid: it is longer than {LongestName} characters.");
        if (prefix < 2 || prefix == name.Length - 1 || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') || !char.IsAsciiLetter(name[0]))
            throw DefinitionErrors.Invalid($"The schema name '{name}' is not valid: it begins with the prefix of a publisher and an underscore (new_Name), and has letters, digits and underscores alone.");
        return name;
    }

    /// <summary>A name that stands in the CSDL.</summary>
    public static string RequireName(string name, string property)
    {
        if (name.Length is 0 or > LongestName || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') || char.IsAsciiDigit(name[0]))
            throw DefinitionErrors.Invalid($"'{name}' is not valid as {property}: a name has up to {LongestName} letters, digits and underscores, and does not begin with a digit.");
        return name;
    }

    private static ServiceError Unknown(string name, IEdmEntityType type) =>
        ODataErrors.BadRequest($"Microsoft.OData.ODataException: The property '{name}' does not exist on type '{type.FullTypeName()}'. Make sure to only use property names that are defined by the type.");

    private static JsonNode? ValueOf(JsonObject definition, IEdmStructuralProperty property, JsonNode? value, bool mergeLabels)
    {
        if (value is null)
            return null;
        var type = property.Type.Definition.FullTypeName();
        if (type == DefinitionTypes.Namespace + "Label")
        {
            var id = StableId.Of(definition.Text("MetadataId")!, property.Name);
            return mergeLabels ? Labels.Merge(definition[property.Name], value, id) : Labels.Complete(value, id);
        }

        if (property.Type.IsComplex() && value is JsonObject sent)
            return Complete(definition[property.Name] as JsonObject, sent);
        if (property.Type.Definition is IEdmEnumType members && value is JsonValue number && number.TryGetValue<int>(out var member))
            return members.Members.FirstOrDefault(each => each.Value.Value == member)?.Name;
        return value.DeepClone();
    }

    // Of a managed property mostly the value alone is sent.
    private static JsonObject Complete(JsonObject? old, JsonObject sent)
    {
        var result = old?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in sent)
        {
            if (!name.Contains('@', StringComparison.Ordinal))
                result[name] = value is JsonObject label && name == "Label" ? Labels.Complete(label, StableId.Of(Guid.NewGuid().ToString("D"))) : value?.DeepClone();
        }

        return result;
    }
}
