using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Reads the rows of a bulk message: <c>{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.account",…}]}</c>.</summary>
internal static class BulkTargets
{
    public static List<JsonElement> Read(JsonElement payload, Table table)
    {
        if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("Targets", out var targets) || targets.ValueKind != JsonValueKind.Array || targets.GetArrayLength() == 0)
            throw ODataErrors.Payload(table, "Microsoft.OData.ODataException: The parameter 'Targets' is expected in the payload, a collection of one row at least.");
        List<JsonElement> rows = [.. targets.EnumerateArray()];
        foreach (var row in rows)
            RequireType(row, table);
        return rows;
    }

    // The parameter is a collection of the abstract base of all tables, so that each row must say which table is its own.
    private static void RequireType(JsonElement row, Table table)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("@odata.type", out var type) || type.ValueKind != JsonValueKind.String)
            throw ODataErrors.Payload(table, "Microsoft.OData.ODataException: A row of 'Targets' has no '@odata.type', and its expected type 'Microsoft.Dynamics.CRM.crmbaseentity' is abstract.");
        if (type.GetString()!.TrimStart('#') != table.FullName)
            throw ODataErrors.Payload(table, $"Microsoft.OData.ODataException: A row of 'Targets' is of the type '{type.GetString()}', not of '{table.FullName}': all rows of a message belong to one table.");
    }
}
