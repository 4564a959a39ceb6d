using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Definitions in JSON of the caller's.</summary>
internal static class DefinitionJson
{
    /// <exception cref="ArgumentException">It is not an object.</exception>
    public static JsonElement Require(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? json.Clone()
        : throw new ArgumentException($"A definition is a JSON object; this is {json.ValueKind}. Hand in {{ \"@odata.type\": …, \"SchemaName\": … }}.", nameof(json));
}
