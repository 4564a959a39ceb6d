using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Does one thing to all rows of a message: on a standard table to all or none, on an elastic one to each for itself.</summary>
internal static class BulkRun
{
    /// <param name="call">The request.</param>
    /// <param name="table">The rows' table.</param>
    /// <param name="write">Does it to one row; returns the row's id.</param>
    public static List<Guid> Run(Call call, Table table, Func<SqliteConnection, JsonElement, Guid> write)
    {
        using var payload = call.ReadJson(table);
        var targets = BulkTargets.Read(payload.RootElement, table);
        return table.IsElastic
            ? RunEach(call, table, targets, write)
            : call.Service.Database.Write(connection => targets.ConvertAll(target => write(connection, target)));
    }

    private static List<Guid> RunEach(Call call, Table table, List<JsonElement> targets, Func<SqliteConnection, JsonElement, Guid> write)
    {
        var outcomes = targets.ConvertAll(target =>
        {
            try
            {
                return (Id: call.Service.Database.Write(connection => write(connection, target)), Error: default(ServiceError));
            }
            catch (ServiceError e)
            {
                return (Id: IdOf(target, table) ?? default, Error: e);
            }
        });
        if (outcomes.Find(static outcome => outcome.Error is not null).Error is not { } first)
            return outcomes.ConvertAll(static outcome => outcome.Id);
        throw new ServiceError(first.Status, first.Code, first.Message)
        {
            BulkDetails = JsonSerializer.Serialize(outcomes.Select(static (outcome, index) => new { RequestIndex = index, outcome.Id, StatusCode = (int)(outcome.Error?.Status ?? HttpStatusCode.OK) })),
        };
    }

    /// <summary>The primary id that a row was sent with.</summary>
    public static Guid? IdOf(JsonElement target, Table table) =>
        target.TryGetProperty(table.PrimaryId.Name, out var value) && value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) ? id : null;
}
