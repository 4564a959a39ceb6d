using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedDynamics.Emitted;

namespace TypedDynamics.Serialization;

/// <summary>Writes a row as the body of a create or an update: its assigned columns and nothing else.</summary>
internal static class RowWriting
{
    /// <summary>For every request body: the service reads UTF-8, so that only what JSON itself asks for is escaped.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body: <c>{"name":"Fourth Coffee","primarycontactid@odata.bind":"/contacts(…)"}</c>.</summary>
    public static ReadOnlyMemory<byte> WriteChanges(Entity row)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            new Utf8RowWriter(json).WriteChanges(row);
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }
}
