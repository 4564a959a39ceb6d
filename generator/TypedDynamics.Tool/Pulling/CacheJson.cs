using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Pulling;

/// <summary>JSON as caches hold it: two spaces of indentation, and on one line what holds only plain values, so that a diff is short and reads well.</summary>
internal static class CacheJson
{
    // More would be a line that nobody can merge.
    private const int MostOnALine = 12;

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode document)
    {
        var text = new StringBuilder();
        Write(text, document, indentation: 0, isDocument: true);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int indentation, bool isDocument = false)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } members:
                Write(text, '{', '}', isFlat: !isDocument && members.All(static member => IsFlat(member.Value)), indentation, members, (member, inner) =>
                {
                    text.Append(Quote(member.Key)).Append(": ");
                    Write(text, member.Value, inner);
                });
                break;
            case JsonArray { Count: > 0 } items:
                Write(text, '[', ']', isFlat: items.Count <= MostOnALine && items.All(static item => item is not (JsonObject or JsonArray)), indentation, items, (item, inner) => Write(text, item, inner));
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray:
                text.Append("[]");
                break;
            case null:
                text.Append("null");
                break;
            default:
                text.Append(node.ToJsonString(s_plain));
                break;
        }
    }

    // An empty list is no more than a value to the eye.
    private static bool IsFlat(JsonNode? node) => node is not (JsonObject or JsonArray) || node is JsonArray { Count: 0 };

    private static void Write<T>(StringBuilder text, char open, char close, bool isFlat, int indentation, IEnumerable<T> parts, Action<T, int> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst) text.Append(isFlat ? ", " : ",");
            isFirst = false;
            if (!isFlat) text.Append('\n').Append(' ', indentation + 2);
            write(part, indentation + 2);
        }

        if (!isFlat) text.Append('\n').Append(' ', indentation);
        text.Append(close);
    }

    private static string Quote(string name) => JsonSerializer.Serialize(name, s_plain);
}
