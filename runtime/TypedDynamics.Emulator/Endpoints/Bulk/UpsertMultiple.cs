using System.Text.Json;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Changes the rows that are there and creates the others.</summary>
internal static class UpsertMultiple
{
    public static Answer Run(Call call, Target target)
    {
        var table = target.Table!;
        BulkRun.Run(call, table, (connection, row) => Write(call, connection, row, table));
        return Call.NoContent;
    }

    private static Guid Write(Call call, SqliteConnection connection, JsonElement row, Table table)
    {
        var address = BulkAddress.Of(call, connection, row, table);
        var current = address.Id is { } id ? UpdateRow.RowById(call, connection, table, id) : null;
        var sent = new PayloadReading(call.BindingsOver(connection).Follow, current is null ? PayloadReading.ForCreate : PayloadReading.ForUpdate).Read(row, table);
        if (current is not null)
        {
            call.AlterationOver(connection).Change(sent, current);
            return current.Id;
        }

        // What the address says of a new row may not be said a second time by the row.
        if (address.AlternateKey.Keys.FirstOrDefault(sent.Values.ContainsKey) is { } twice)
            throw ODataErrors.Payload(table, $"Microsoft.OData.ODataException: The key '{twice.LogicalName}' stands in '@odata.id' and in the row: leave it out of the row.");
        foreach (var (column, value) in address.AlternateKey)
            sent.Values.Add(column, value);
        if (address.Id is { } wanted)
            sent.Values[table.PrimaryId] = wanted;
        return call.CreationOver(connection).Create(sent);
    }
}
