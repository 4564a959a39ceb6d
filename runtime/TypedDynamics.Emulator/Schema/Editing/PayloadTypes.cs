using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Holds what was sent to the types of the properties that it is for.</summary>
internal static class PayloadTypes
{
    public static void Check(JsonNode? value, IEdmTypeReference type, string path)
    {
        if (value is null)
            return;
        if (type.IsCollection())
        {
            if (value is not JsonArray items)
                throw Wrong(value, path, "a list");
            foreach (var item in items)
                Check(item, type.AsCollection().ElementType(), path + "[]");
        }
        else if (type.Definition is IEdmEnumType members)
        {
            CheckMember(value, members, path);
        }
        else if (type.IsComplex())
        {
            CheckObject(value, type.AsComplex(), path);
        }
        else if (!Fits(value, type))
        {
            throw Wrong(value, path, $"of type {type.FullName()}");
        }
    }

    private static void CheckObject(JsonNode value, IEdmComplexTypeReference type, string path)
    {
        if (value is not JsonObject members)
            throw Wrong(value, path, "an object");
        foreach (var (name, member) in members)
        {
            if (type.FindProperty(name) is { } property)
                Check(member, property.Type, $"{path}/{name}");
        }
    }

    // Numbers are taken as well; of flags there may be several names.
    private static void CheckMember(JsonNode value, IEdmEnumType members, string path)
    {
        var isKnown = value is JsonValue one && (one.TryGetValue<string>(out var names)
            ? names.Split(',', StringSplitOptions.TrimEntries).All(name => members.Members.Any(member => member.Name == name))
            : one.TryGetValue<long>(out var number) && members.Members.Any(member => member.Value.Value == number));
        if (!isKnown)
            throw Wrong(value, path, $"one of {string.Join(", ", members.Members.Select(static member => member.Name))}");
    }

    private static bool Fits(JsonNode value, IEdmTypeReference type) => (value.GetValueKind(), type.PrimitiveKind()) switch
    {
        (JsonValueKind.String, EdmPrimitiveTypeKind.String) => true,
        (JsonValueKind.String, EdmPrimitiveTypeKind.Guid) => Guid.TryParse(value.GetValue<string>(), out _),
        (JsonValueKind.String, EdmPrimitiveTypeKind.DateTimeOffset) => DateTimeOffset.TryParse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture, out _),
        (JsonValueKind.True or JsonValueKind.False, EdmPrimitiveTypeKind.Boolean) => true,
        (JsonValueKind.Number, EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int16) => value.AsValue().TryGetValue<int>(out _),
        (JsonValueKind.Number, EdmPrimitiveTypeKind.Int64) => value.AsValue().TryGetValue<long>(out _),
        (JsonValueKind.Number, EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Decimal) => true,
        _ => false,
    };

    private static ServiceError Wrong(JsonNode value, string path, string expected) =>
        ODataErrors.BadRequest($"Microsoft.OData.ODataException: The value {Shortened(value.ToJsonString())} of '{path}' must be {expected}.");

    private static string Shortened(string json) => json.Length > 60 ? json[..60] + "…" : json;
}
