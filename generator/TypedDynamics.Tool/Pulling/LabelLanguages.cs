using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Pulling;

/// <summary>The languages that labels are in, for callers who may not ask the org for its own.</summary>
internal static class LabelLanguages
{
    public static IEnumerable<int> Of(JsonNode definition) => In(definition).Distinct();

    private static IEnumerable<int> In(JsonNode? node) => node switch
    {
        JsonObject members => (members["LanguageCode"] is { } code ? [(int)code] : Enumerable.Empty<int>()).Concat(members.SelectMany(static member => In(member.Value))),
        JsonArray items => items.SelectMany(In),
        _ => [],
    };
}
