using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Files;

/// <summary>Takes a column's file away.</summary>
internal static class RemoveFile
{
    public static Answer Write(Call call, Target target, FileColumn column) => call.Service.Database.Write(connection =>
    {
        var row = UploadFile.RowOf(call, connection, target);
        Preconditions.Check(call, column.Table, row);
        new FileStore(connection).Forget(column.Table.LogicalName, row.Id, column.Column.Name);
        UploadFile.Put(call, connection, row, column, value: null, name: null);
        return Call.NoContent;
    });
}
