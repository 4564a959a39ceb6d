using System.Globalization;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Storage;

/// <summary>Which rows were deleted at which version; rows that were made or changed tell their version themselves.</summary>
internal static class ChangeLog
{
    private const string Deleted = "$deleted";

    public static string Declaration => $"CREATE TABLE IF NOT EXISTS {Sql.Name(Deleted)} (tablename TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (tablename, version, id)) WITHOUT ROWID";

    /// <summary>The version of the last write of all.</summary>
    public static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT value FROM {Sql.Name("$state")} WHERE name = 'version'";
        return command.ExecuteScalar() is long version ? version : 0;
    }

    public static void NoteDeletion(SqliteConnection connection, Table table, Guid id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {Sql.Name(Deleted)} VALUES ($table, $id, $version)";
        command.Parameters.AddWithValue("$table", table.LogicalName);
        command.Parameters.AddWithValue("$id", id.ToString("D"));
        command.Parameters.AddWithValue("$version", Rows.NextVersion(connection));
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a table, those of tables derived from it included, that were deleted after a version and are not there again.</summary>
    public static List<Guid> DeletedSince(SqliteConnection connection, IEnumerable<Table> tables, Table table, long version)
    {
        using var command = connection.CreateCommand();
        var names = tables.Select((each, index) =>
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"$t{index}"), each.LogicalName);
            return string.Create(CultureInfo.InvariantCulture, $"$t{index}");
        });
        command.CommandText = $"""
            SELECT id FROM {Sql.Name(Deleted)} WHERE tablename IN ({string.Join(", ", names)}) AND version > $version
            AND NOT EXISTS (SELECT 1 FROM {Sql.Name(table.ReadName)} r WHERE r.{Sql.Name(table.Key.StorageName)} = id) GROUP BY id ORDER BY MAX(version)
            """;
        command.Parameters.AddWithValue("$version", version);
        using var reader = command.ExecuteReader();
        var ids = new List<Guid>();
        while (reader.Read())
            ids.Add(Guid.ParseExact(reader.GetString(0), "D"));
        return ids;
    }
}
