using System.Net;
using System.Text;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Reads the schema. All in one answer: the service pages no definitions, and takes <c>$select</c>, <c>$filter</c> and <c>$expand</c> alone.</summary>
internal static class ReadDefinitions
{
    public static Answer Read(Call call, Target target)
    {
        if (call.HasOption("$filter") && call.Path.StartsWith("GlobalOptionSetDefinitions", StringComparison.Ordinal))
            throw ODataErrors.OptionNotSupported("$filter");
        var catalog = call.Org.Catalog;
        var parser = DefinitionTypes.ParserOf(call.ServiceRoot, call.Uri);
        var found = DefinitionAddress.Follow(parser.ParsePath(), catalog);
        if (found.PropertyName is not null)
            return ReadProperty(call, found);

        var shape = parser.ParseSelectAndExpand();
        var filter = parser.ParseFilter();
        var url = call.ServiceRoot + "$metadata";
        var context = $"{url}#{found.Context}{DefinitionJson.ContextOf(shape)}";
        return new(
            HttpStatusCode.OK,
            JsonText.Write(json =>
            {
                var writing = new DefinitionJson(json, catalog, url);
                if (!found.IsCollection)
                {
                    writing.Write(found.One, found.Type, shape, found.PlaceOf(found.One), context + "/$entity");
                    return;
                }

                json.WriteStartObject();
                json.WriteString("@odata.context", context);
                json.WriteStartArray("value");
                foreach (var each in found.Items.Where(each => DefinitionFilter.Holds(each, filter)))
                    writing.Write(each, found.Type, shape, found.PlaceOf(each));
                json.WriteEndArray();
                json.WriteEndObject();
            }),
            Answer.Json);
    }

    private static Answer ReadProperty(Call call, Found found)
    {
        if (found.Property is not { } value)
            return Call.NoContent;
        if (found.IsRaw)
            return new(HttpStatusCode.OK, Encoding.UTF8.GetBytes(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()), "text/plain");
        return new(
            HttpStatusCode.OK,
            JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("@odata.context", $"{call.ServiceRoot}$metadata#{found.Base}");
                if (value.ValueKind == JsonValueKind.Object)
                {
                    foreach (var member in value.EnumerateObject())
                        member.WriteTo(json);
                }
                else
                {
                    json.WritePropertyName("value");
                    value.WriteTo(json);
                }

                json.WriteEndObject();
            }),
            Answer.Json);
    }
}
