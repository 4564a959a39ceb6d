using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Deletes rows of an elastic table; a standard one has no such message.</summary>
internal static class DeleteMultiple
{
    public static Answer Run(Call call, Target target)
    {
        var table = target.Table!;
        if (!table.IsElastic)
            throw ODataErrors.NoDeleteMultiple();
        BulkRun.Run(call, table, (connection, row) =>
        {
            var current = BulkAddress.Of(call, connection, row, table).RowIn(call, connection, table);
            call.DeletionOver(connection).Delete(current.Table, current.Id);
            return current.Id;
        });
        return Call.NoContent;
    }
}
