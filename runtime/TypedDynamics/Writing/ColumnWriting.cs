using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing;

/// <summary>The body that sets one column: <c>{"value":…}</c>.</summary>
internal static class ColumnWriting
{
    public static ReadOnlyMemory<byte> Write(ColumnModel column, object value)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, RowWriting.Options))
        {
            json.WriteStartObject();
            Write(new Utf8RowWriter(json), column, value);
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    private static void Write(Utf8RowWriter json, ColumnModel column, object value)
    {
        var name = "value"u8;
        switch (value)
        {
            case string text:
                json.Write(name, text);
                break;
            case Enum or int or short or long or byte:
                json.Write(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.Write(name, number);
                break;
            case double number:
                json.Write(name, number);
                break;
            case bool flag:
                json.Write(name, flag);
                break;
            case Guid id:
                json.Write(name, id);
                break;
            case DateTimeOffset instant:
                json.Write(name, instant);
                break;
            case DateTime moment:
                json.Write(name, moment);
                break;
            case DateOnly date:
                json.Write(name, date);
                break;
            case byte[] bytes:
                json.Write(name, bytes);
                break;
            case var options when column.Kind == ColumnKind.MultiSelectChoice:
                json.Write(name, options.ToString());
                break;
            default:
                throw new ArgumentException($"'{column.MemberName}' cannot be set by itself. Assign it on a row and update that.", nameof(value));
        }
    }
}
