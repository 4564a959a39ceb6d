using System.Text.Json;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Reads members of definitions, of which any may be missing or null.</summary>
internal static class JsonMembers
{
    extension(JsonElement json)
    {
        public JsonElement? Member(string name) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        public JsonElement? Object(string name) => json.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

        public string? Text(string name) => json.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

        public bool? Flag(string name) => json.Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

        public int? Number(string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

        public double? Real(string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

        public IEnumerable<JsonElement> Items(string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

        /// <exception cref="InvalidDataException">The definition has no name.</exception>
        public string NameOf(string name) => json.Text(name) ?? throw new InvalidDataException($"A definition has no {name}.");

        public Guid Id => json.Member("MetadataId") is { ValueKind: JsonValueKind.String } value && value.TryGetGuid(out var id) ? id : Guid.Empty;
    }
}
