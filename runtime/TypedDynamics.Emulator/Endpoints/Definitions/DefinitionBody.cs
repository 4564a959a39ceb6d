using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>The JSON object that a request of the schema brings.</summary>
internal static class DefinitionBody
{
    public static JsonObject Read(Call call)
    {
        if (call.Body.IsEmpty)
            return [];
        try
        {
            return JsonNode.Parse(call.Body.Span) as JsonObject ?? throw ODataErrors.BadRequest("The request's body is not a JSON object.");
        }
        catch (JsonException e)
        {
            throw ODataErrors.BadRequest("The request's body is not JSON: " + e.Message);
        }
    }
}
