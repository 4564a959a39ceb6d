using System.Text.Json;

namespace TypedDynamics.Events;

/// <summary>Lists of <c>{"key":…,"value":…}</c> as dictionaries.</summary>
internal static class EventParameters
{
    /// <summary>Empty where there is no such list. Of two that are called alike the last counts.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(JsonElement of, string property)
    {
        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!of.TryGetProperty(property, out var list) || list.ValueKind != JsonValueKind.Array) return read;
        foreach (var pair in list.EnumerateArray())
        {
            if (pair.ValueKind == JsonValueKind.Object && pair.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String && pair.TryGetProperty("value", out var value))
                read[key.GetString()!] = value;
        }

        return read;
    }
}
