using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Writes a JSON body into memory.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, s_options))
            write(json);
        return buffer.WrittenMemory;
    }
}
