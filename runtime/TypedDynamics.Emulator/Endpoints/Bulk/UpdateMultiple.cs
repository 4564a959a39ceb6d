using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>Changes rows that are there.</summary>
internal static class UpdateMultiple
{
    public static Answer Run(Call call, Target target)
    {
        var table = target.Table!;
        BulkRun.Run(call, table, (connection, row) =>
        {
            var current = BulkAddress.Of(call, connection, row, table).RowIn(call, connection, table);
            call.AlterationOver(connection).Change(new PayloadReading(call.BindingsOver(connection).Follow, PayloadReading.ForUpdate).Read(row, table), current);
            return current.Id;
        });
        return Call.NoContent;
    }
}
