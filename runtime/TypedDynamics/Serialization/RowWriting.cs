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

    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? t_reused;

    /// <summary>The body of a create: the key, what was assigned, and the rows that are made together with it.</summary>
    public static ReadOnlyMemory<byte> WriteNew(Entity row) => Write((ref json) => json.WriteNew(row));

    /// <summary>The body of an update: <c>{"name":"Fourth Coffee","primarycontactid@odata.bind":"/contacts(…)"}</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="left">Columns that are left out: those that the address names the row by.</param>
    public static ReadOnlyMemory<byte> WriteChanges(Entity row, IReadOnlyList<ColumnModel>? left = null) => Write((ref json) => json.WriteChanges(row, left ?? []));

    /// <summary>True when a column was assigned that is not among those left out.</summary>
    public static bool HasChanges(Entity row, IReadOnlyList<ColumnModel> left) =>
        row.HasChanges && row.RowModel.Members.Any(member => row.IsChanged(member.Ordinal) && !left.Contains(member));

    private static ReadOnlyMemory<byte> Write(WriteMembers write)
    {
        // Taken while it is used: what a row writes may itself write rows.
        var (buffer, json) = t_reused ?? NewPair();
        t_reused = null;
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        var members = new Utf8RowWriter(json);
        write(ref members);
        json.WriteEndObject();
        json.Flush();
        var body = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= MostKept) t_reused = (buffer, json);
        return body;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) NewPair()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }

    private delegate void WriteMembers(ref Utf8RowWriter json);
}
