using System.Text.Json.Nodes;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>The parts of a table's definition, by name.</summary>
internal static class DefinitionParts
{
    extension(JsonObject json)
    {
        public string? Text(string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

        public int? Number(string name) => json[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

        public bool Flag(string name) => json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

        /// <summary>The objects of a list; none where there is no such list.</summary>
        public IEnumerable<JsonObject> Objects(string name) => (json[name] as JsonArray ?? []).OfType<JsonObject>();

        public JsonObject? Attribute(string logicalName) => json.Objects("Attributes").FirstOrDefault(each => each.Text("LogicalName") == logicalName);

        /// <summary>Adds to a list that is in the order of a name.</summary>
        public void Add(string list, JsonObject part, string orderedBy)
        {
            if (json[list] is not JsonArray parts)
                json[list] = parts = [];
            var name = part.Text(orderedBy);
            var at = 0;
            while (at < parts.Count && string.CompareOrdinal((parts[at] as JsonObject)?.Text(orderedBy), name) <= 0)
                at++;
            parts.Insert(at, part);
        }

        public void RemoveAll(string list, Func<JsonObject, bool> condition)
        {
            if (json[list] is not JsonArray parts)
                return;
            foreach (var part in parts.OfType<JsonObject>().Where(condition).ToList())
                parts.Remove(part);
        }
    }
}
