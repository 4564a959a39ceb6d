using System.Net;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Creates a row, with the rows nested in it, in one transaction.</summary>
internal static class CreateRow
{
    public static Answer Write(Call call, Target target)
    {
        var table = target.Table!;
        using var payload = Parse(call, target);
        var query = call.Preferences.ReturnRepresentation ? call.Query(table) : null;
        var id = call.Service.Database.Write(connection =>
        {
            var bindings = new Bindings(call.Service, connection, call.ServiceRoot, trusted: false);
            var row = new PayloadReading(bindings.Follow, trusted: false).Read(payload.RootElement, table);
            return new Creation(connection, call.Service.Clock).Create(row);
        });
        var created = query is null ? Call.NoContent : ReadRow.Read(call, query, id, HttpStatusCode.Created) with { Applied = ["return=representation"] };
        return created with { EntityId = RowLinks.OfRow(call.ServiceRoot, table, id) };
    }

    private static JsonDocument Parse(Call call, Target target)
    {
        try
        {
            return JsonDocument.Parse(call.Body);
        }
        catch (JsonException e)
        {
            throw ODataErrors.Payload(target.Table!, "Microsoft.OData.ODataException: " + e.Message);
        }
    }
}
