using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Takes out of a row what may be written and never read: the key of a webhook.</summary>
internal static class WriteOnly
{
    public static void Apply(SqliteConnection connection, RowInput row, Guid id)
    {
        if (row.Table.LogicalName != "serviceendpoint" || !row.Sets("authvalue")) return;
        var secret = row.Get("authvalue") as string;
        row.Set("authvalue", null);
        row.Set("isauthvalueset", secret is not null);
        Secrets.Set(connection, id, secret);
    }
}
