using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing;

/// <summary>Names and values as the body of a write.</summary>
internal static class ValueWriting
{
    private const string Bind = "@odata.bind";

    /// <exception cref="ArgumentException">A value is of a type that no column holds.</exception>
    public static ReadOnlyMemory<byte> Write(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, RowWriting.Options)) WriteObject(json, values);
        return body.WrittenMemory;
    }

    private static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject();
        WriteProperties(json, values);
        json.WriteEndObject();
    }

    /// <summary>The same without braces.</summary>
    /// <exception cref="ArgumentException">A value is of a type that no column holds.</exception>
    public static void WriteProperties(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach (var (name, value) in values)
        {
            // A lookup is written by binding it.
            json.WritePropertyName(value is RowReference && !name.EndsWith(Bind, StringComparison.Ordinal) ? name + Bind : name);
            WriteValue(json, name, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        var bare = new Utf8RowWriter(json);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                bare.Write(default, text);
                break;
            case RowReference row:
                bare.Write(default, row.ToString());
                break;
            case bool flag:
                bare.Write(default, flag);
                break;
            case Enum or sbyte or byte or short or ushort or int or uint or long:
                bare.Write(default, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                bare.Write(default, number);
                break;
            case double or float:
                bare.Write(default, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case Guid id:
                bare.Write(default, id);
                break;
            case DateTimeOffset instant:
                bare.Write(default, instant);
                break;
            case DateTime moment:
                bare.Write(default, moment);
                break;
            case DateOnly date:
                bare.Write(default, date);
                break;
            case byte[] bytes:
                bare.Write(default, bytes);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case JsonNode node:
                node.WriteTo(json);
                break;
            case IEnumerable<KeyValuePair<string, object?>> nested:
                WriteObject(json, nested);
                break;
            case IEnumerable list:
                WriteList(json, name, list);
                break;
            default:
                throw new ArgumentException($"'{name}' is a {value.GetType().Name}, which no column holds. Give text, a number, yes or no, a Guid, a date, bytes, JSON, or null.");
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable list)
    {
        json.WriteStartArray();
        foreach (var item in list) WriteValue(json, name, item);
        json.WriteEndArray();
    }
}
