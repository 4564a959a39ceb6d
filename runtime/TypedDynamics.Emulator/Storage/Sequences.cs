using Microsoft.Data.Sqlite;

namespace TypedDynamics.Emulator.Storage;

/// <summary>Numbers that only grow, each by its name.</summary>
internal static class Sequences
{
    public static long Next(SqliteConnection connection, string name, long first)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {Sql.Name("$state")} VALUES ($name, $first) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$first", first);
        return (long)command.ExecuteScalar()!;
    }
}
