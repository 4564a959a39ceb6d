using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>Values of definitions as JSON.</summary>
internal static class NodeValues
{
    public static JsonElement Null { get; } = JsonElement.Parse("null");

    public static JsonElement Of(string? value) => value is null ? Null : Write(json => json.WriteStringValue(value));

    public static JsonElement Of(bool? value) => value is { } flag ? JsonElement.Parse(flag ? "true" : "false") : Null;

    public static JsonElement Of(long? value) => value is { } number ? JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture)) : Null;

    public static JsonElement Of(decimal? value) => value is { } number ? JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture)) : Null;

    public static JsonElement Of(double? value) => value is { } number ? Write(json => json.WriteNumberValue(number)) : Null;

    /// <summary>Flags as the service writes them: <c>Append,Pointer</c>.</summary>
    public static JsonElement Of<T>(T? value)
        where T : struct, Enum => Of(value?.ToString().Replace(", ", ",", StringComparison.Ordinal));

    public static JsonElement List<T>(IEnumerable<T> values, Func<T, JsonElement> of) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var value in values) of(value).WriteTo(json);
        json.WriteEndArray();
    });

    /// <summary><c>{"Value":…}</c>: how the service wraps names of its own.</summary>
    public static JsonElement Wrapped(JsonElement value) => Object([new("Value", value)]);

    public static JsonElement Object(IEnumerable<KeyValuePair<string, JsonElement>> members) => Write(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    });

    /// <summary>What a new definition of that type begins with.</summary>
    public static JsonElement New(string type) => Object([new(WireNames.Type, Of(WireNames.Namespace + type))]);

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, RowWriting.Options)) write(json);
        return JsonElement.Parse(text.WrittenSpan);
    }
}
