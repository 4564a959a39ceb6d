using System.Text.Json;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Which row a row of a message means: by its primary id, or by the address in <c>@odata.id</c>, which may hold an alternate key.</summary>
/// <param name="Id">Its id; null when no row has the key, or none is named.</param>
/// <param name="AlternateKey">The alternate key of the address.</param>
/// <param name="Missing">Why there is none.</param>
internal sealed record BulkAddress(Guid? Id, IReadOnlyDictionary<Column, object?> AlternateKey, ServiceError? Missing)
{
    public static BulkAddress Of(Call call, SqliteConnection connection, JsonElement target, Table table)
    {
        if (!target.TryGetProperty("@odata.id", out var address) || address.ValueKind != JsonValueKind.String)
            return new(BulkRun.IdOf(target, table), new Dictionary<Column, object?>(), null);
        var named = call.BindingsOver(connection).Locate(address.GetString()!, table);
        return new(named.Row, named.AlternateKey, named.Missing);
    }

    /// <summary>The row that must be there.</summary>
    public Row RowIn(Call call, SqliteConnection connection, Table table)
    {
        if (Missing is { } missing)
            throw missing;
        if (Id is not { } id)
            throw ODataErrors.Payload(table, $"Microsoft.OData.ODataException: A row of 'Targets' names no row: '{table.PrimaryId.Name}' or '@odata.id' is expected.");
        return UpdateRow.RowById(call, connection, table, id) ?? throw ODataErrors.RowNotFound(table, id);
    }
}
