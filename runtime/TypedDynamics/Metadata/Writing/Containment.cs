using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Whether a definition that is there is what a create wanted to make.</summary>
internal static class Containment
{
    /// <summary>
    /// True when whatever the create said and the definition tells is the same. Members that only one of them has say nothing: the service adds its own, and tells what is made beside
    /// a definition elsewhere.
    /// </summary>
    public static bool Holds(JsonElement there, JsonElement wanted) => (there.ValueKind, wanted.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => wanted.EnumerateObject().All(member =>
            member.Name.Contains('@', StringComparison.Ordinal)
            || member.Name == nameof(Label.UserLocalizedLabel)
            || !there.TryGetProperty(member.Name, out var value)
            || Holds(value, member.Value)),
        (JsonValueKind.Array, JsonValueKind.Array) => wanted.EnumerateArray().All(element => there.EnumerateArray().Any(each => Holds(each, element))),
        (_, JsonValueKind.Null) => true,
        _ => JsonElement.DeepEquals(there, wanted),
    };
}
