using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Deletes a row, with what its relationships take along.</summary>
internal static class DeleteRow
{
    public static Answer Write(Call call, Target target)
    {
        if (target.IsEmpty)
            throw ODataErrors.NotFound(call.Path);
        return call.Service.Database.Write(connection =>
        {
            var (table, id) = (target.Table!, target.Row!.Value);
            var row = UpdateRow.RowById(call, connection, table, id) ?? throw ODataErrors.RowNotFound(table, id);
            Preconditions.Check(call, table, row);
            call.DeletionOver(connection).Delete(row.Table, id);
            return Call.NoContent;
        });
    }
}
