using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Answers without OData's own information, as <c>odata.metadata=none</c> asks: annotations that a preference asked for stay.</summary>
internal static class BareJson
{
    private const string Id = "@odata.id";

    // Which ones the service leaves is not documented (unverified): the standard says links to further pages and counts.
    private static readonly string[] s_staying = ["@odata.nextLink", "@odata.deltaLink", "@odata.count"];

    public static bool IsWanted(StringValues accept) =>
        MediaTypeHeaderValue.TryParseList(accept, out var types)
        && types.FirstOrDefault(static type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)) is { } json
        && json.Parameters.Any(static each => each.Name.Equals("odata.metadata", StringComparison.OrdinalIgnoreCase) && each.Value.Equals("none", StringComparison.OrdinalIgnoreCase));

    public static Answer Of(Answer answer) => answer.ContentType != Answer.Json ? answer : answer with
    {
        ContentType = Answer.Bare,
        Body = JsonText.Write(json =>
        {
            using var body = JsonDocument.Parse(answer.Body);
            Write(json, body.RootElement);
        }),
    };

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValueKind.Object:
                json.WriteStartObject();
                // The address of a row is all that a reference says.
                var isReference = value.EnumerateObject().All(static member => !Stays(member.Name));
                foreach (var member in value.EnumerateObject().Where(member => Stays(member.Name) || (isReference && member.Name == Id)))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static bool Stays(string name) =>
        !name.Contains("@odata.", StringComparison.Ordinal) || Array.Exists(s_staying, each => name.EndsWith(each, StringComparison.Ordinal));
}
