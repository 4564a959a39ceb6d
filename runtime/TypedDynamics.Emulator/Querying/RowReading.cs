using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Runs a SELECT of <see cref="SqlWriting"/> and reads its rows.</summary>
internal static class RowReading
{
    public static List<Row> Read(SqliteConnection connection, Org org, SqlStatement statement)
    {
        using var command = Command(connection, statement);
        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
            rows.Add(ReadRow(reader, org, statement));
        return rows;
    }

    public static long ReadNumber(SqliteConnection connection, SqlStatement statement)
    {
        using var command = Command(connection, statement);
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqlStatement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        for (var i = 0; i < statement.Parameters.Count; i++)
            command.Parameters.AddWithValue($"$p{i}", statement.Parameters[i] ?? DBNull.Value);
        return command;
    }

    private static Row ReadRow(SqliteDataReader reader, Org org, SqlStatement statement)
    {
        var layout = statement.Layout;
        var version = reader.GetInt64(0);
        var table = Stored(reader, 1) is string type ? org.Table(type) ?? layout.Table : layout.Table;
        var values = new object?[layout.Columns.Length];
        var at = 2;
        for (var i = 0; i < values.Length; i++)
        {
            var column = layout.Columns[i];
            values[i] = StoredValues.FromStored(column.Kind, Stored(reader, at++));
            if (column.Kind == ColumnKind.Lookup && Stored(reader, at++) is var target && values[i] is Guid id)
                values[i] = new Reference(id, target as string ?? "");
        }

        var keys = ImmutableArray.CreateBuilder<object?>(statement.SortKeys);
        while (keys.Count < statement.SortKeys)
            keys.Add(Stored(reader, at++));
        return new(layout, table, version, values)
        {
            SortKeys = keys.MoveToImmutable(),
            Parent = statement.HasParent ? Guid.ParseExact(reader.GetString(at), "D") : null,
        };
    }

    private static object? Stored(SqliteDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
}
