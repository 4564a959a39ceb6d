using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>JSON as it is sent.</summary>
internal static class JsonText
{
    public static ReadOnlyMemory<byte> Of(JsonElement json)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, RowWriting.Options)) json.WriteTo(writer);
        return text.WrittenMemory;
    }

    public static JsonElement Read(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, RowWriting.Options)) json.WriteTo(writer);
        return JsonElement.Parse(text.WrittenSpan);
    }
}
