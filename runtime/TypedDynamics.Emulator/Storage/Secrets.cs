using Microsoft.Data.Sqlite;

namespace TypedDynamics.Emulator.Storage;

/// <summary>What may be written and never read: the keys of webhooks. Kept apart from the rows, so that no query leads there.</summary>
internal static class Secrets
{
    private const string Kept = "$secrets";

    public static string Declaration => $"CREATE TABLE IF NOT EXISTS {Sql.Name(Kept)} (id TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";

    public static void Set(SqliteConnection connection, Guid id, string? secret)
    {
        using var command = connection.CreateCommand();
        command.CommandText = secret is null
            ? $"DELETE FROM {Sql.Name(Kept)} WHERE id = $id"
            : $"INSERT INTO {Sql.Name(Kept)} VALUES ($id, $value) ON CONFLICT (id) DO UPDATE SET value = $value";
        command.Parameters.AddWithValue("$id", id.ToString("D"));
        command.Parameters.AddWithValue("$value", (object?)secret ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    public static string? Find(SqliteConnection connection, Guid id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT value FROM {Sql.Name(Kept)} WHERE id = $id";
        command.Parameters.AddWithValue("$id", id.ToString("D"));
        return command.ExecuteScalar() as string;
    }
}
