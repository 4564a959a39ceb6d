using System.Text.Json;

namespace TypedDynamics.Events;

/// <summary>What a value says that it is: <c>"__type":"Money:http://schemas.microsoft.com/xrm/2011/Contracts"</c>.</summary>
internal static class EventTypes
{
    public static bool Is(JsonElement value, string type) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("__type", out var name) && name.ValueKind == JsonValueKind.String
        && name.GetString()!.StartsWith(type, StringComparison.Ordinal) && name.GetString()!.AsSpan(type.Length).StartsWith(":");

    /// <summary>The value of <c>{"__type":"Guid:#System","__value":"…"}</c>, as some messages write plain values; any other as it is.</summary>
    public static JsonElement Plain(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("__value", out var inner) ? inner : value;

    /// <summary>A row. Images do not say so.</summary>
    public static bool IsRow(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("Attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Array;
}
