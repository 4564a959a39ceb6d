using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Pulling;

/// <summary>The languages that labels are in, for callers who may not ask the org for its own.</summary>
internal static class LabelLanguages
{
    public static IEnumerable<int> Of(IEnumerable<JsonNode?> nodes) => nodes.SelectMany(In).Distinct();

    private static IEnumerable<int> In(JsonNode? node) => node switch
    {
        JsonObject members => (members["LanguageCode"] is { } code ? [(int)code] : Enumerable.Empty<int>()).Concat(Of(members.Select(static member => member.Value))),
        JsonArray items => Of(items),
        _ => [],
    };
}
