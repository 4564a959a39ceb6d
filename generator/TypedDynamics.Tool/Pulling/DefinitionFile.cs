using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Pulling;

/// <summary>
/// A definition as the cache keeps it: the same for the same state of the org, whoever pulled it. Lists without an order of their own are sorted by name, labels for
/// "the user" are those of the org's base language, and what only repeats the request is gone. Nothing else is left out.
/// </summary>
internal static class DefinitionFile
{
    private static readonly Dictionary<string, string> s_sortedBy = new(StringComparer.Ordinal)
    {
        ["Attributes"] = "LogicalName",
        ["Keys"] = "SchemaName",
        ["OneToManyRelationships"] = "SchemaName",
        ["ManyToOneRelationships"] = "SchemaName",
        ["ManyToManyRelationships"] = "SchemaName",
        ["Privileges"] = "Name",
        ["Settings"] = "LogicalName",
    };

    /// <summary>The file's text.</summary>
    /// <param name="definition">As served; it is changed.</param>
    /// <param name="baseLanguage">The org's base language, such as 1033.</param>
    public static string Write(JsonObject definition, int baseLanguage)
    {
        Clean(definition, baseLanguage);
        foreach (var (list, key) in s_sortedBy) Sort(definition, list, key);
        return CacheJson.Write(definition);
    }

    private static void Clean(JsonNode? node, int baseLanguage)
    {
        switch (node)
        {
            case JsonObject members:
                if (members["LocalizedLabels"] is JsonArray labels) ChooseLabel(members, labels, baseLanguage);
                foreach (var name in members.Select(static member => member.Key).Where(IsOfTheRequest).ToList()) members.Remove(name);
                foreach (var (_, value) in members) Clean(value, baseLanguage);
                break;
            case JsonArray items:
                foreach (var item in items) Clean(item, baseLanguage);
                break;
        }
    }

    private static bool IsOfTheRequest(string member) =>
        member is "HasChanged" || member.EndsWith("@odata.context", StringComparison.Ordinal) || member.EndsWith("@odata.etag", StringComparison.Ordinal);

    private static void ChooseLabel(JsonObject label, JsonArray labels, int baseLanguage)
    {
        var sorted = labels.OfType<JsonObject>().OrderBy(static each => (int?)each["LanguageCode"] ?? 0).Select(static each => each.DeepClone()).ToArray();
        var chosen = sorted.FirstOrDefault(each => (int?)each["LanguageCode"] == baseLanguage) ?? sorted.FirstOrDefault();
        label["LocalizedLabels"] = new JsonArray(sorted);
        label["UserLocalizedLabel"] = chosen?.DeepClone();
    }

    private static void Sort(JsonObject definition, string list, string key)
    {
        if (definition[list] is not JsonArray items) return;
        var sorted = items.OrderBy(item => (string?)item?[key], StringComparer.Ordinal).ToArray();
        items.Clear();
        foreach (var item in sorted) items.Add(item);
    }
}
