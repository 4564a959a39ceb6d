using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Storage;

/// <summary>Writes rows. What may be written is for the rules to say.</summary>
internal static class Rows
{
    private const long FirstVersion = 1_000_000;

    /// <summary>The next row version; it only ever grows, over all tables.</summary>
    public static long NextVersion(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {Sql.Name("$state")} VALUES ('version', {FirstVersion}) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Inserts a row, the part of its base table first.</summary>
    public static void Insert(SqliteConnection connection, Table table, Guid id, long version, IReadOnlyDictionary<Column, object?> values)
    {
        for (var part = table.Root; ; part = NextTowards(part, table))
        {
            InsertPart(connection, part, table, id, version, values);
            if (part == table)
                return;
        }
    }

    /// <summary>Lets a row refer to another.</summary>
    public static void SetReference(SqliteConnection connection, Column column, Table table, Guid id, Reference reference, long version)
    {
        var holder = table;
        while (!holder.OwnColumns.Contains(column))
            holder = holder.Base!;
        Execute(
            connection,
            $"UPDATE {Sql.Name(holder.StorageName)} SET {Sql.Name(column.StorageName)} = $p0, {Sql.Name(column.TypeStorageName)} = $p1 WHERE {Sql.Name(holder.Key.StorageName)} = $p2",
            [reference.Id.ToString("D"), reference.LogicalName, id.ToString("D")]);
        Execute(
            connection,
            $"UPDATE {Sql.Name(table.Root.StorageName)} SET {Sql.Name(Sql.Version)} = $p0 WHERE {Sql.Name(table.Root.Key.StorageName)} = $p1",
            [version, id.ToString("D")]);
    }

    /// <summary>Adds a pair to an N:N relationship.</summary>
    public static void InsertPair(SqliteConnection connection, Intersection through, Guid source, Guid target, long version)
    {
        List<(string Name, object? Value)> values = [(through.SourceColumn, source.ToString("D")), (through.TargetColumn, target.ToString("D"))];
        if (through.Table is { } table)
        {
            values.Add((Sql.Version, version));
            if (values.TrueForAll(each => each.Name != table.Key.StorageName))
                values.Add((table.Key.StorageName, PairId(source, target).ToString("D")));
        }

        Insert(connection, through.StorageName, values);
    }

    // The same pair always has the same id, in every run.
    private static Guid PairId(Guid source, Guid target)
    {
        Span<byte> pair = stackalloc byte[32];
        source.TryWriteBytes(pair);
        target.TryWriteBytes(pair[16..]);
        return new Guid(SHA256.HashData(pair).AsSpan(0, 16));
    }

    private static Table NextTowards(Table part, Table table)
    {
        while (table.Base != part)
            table = table.Base!;
        return table;
    }

    private static void InsertPart(SqliteConnection connection, Table part, Table table, Guid id, long version, IReadOnlyDictionary<Column, object?> values)
    {
        List<(string Name, object? Value)> stored = [(part.Key.StorageName, id.ToString("D"))];
        if (part.Base is null)
            stored.AddRange([(Sql.Version, version), (Sql.RowType, table.LogicalName)]);
        foreach (var column in part.OwnColumns)
        {
            if (column == part.Key || !values.TryGetValue(column, out var value) || value is null)
                continue;
            if (value is Reference reference)
                stored.AddRange([(column.StorageName, reference.Id.ToString("D")), (column.TypeStorageName, reference.LogicalName)]);
            else
                stored.Add((column.StorageName, StoredValues.ToStored(value)));
        }

        Insert(connection, part.StorageName, stored);
    }

    private static void Insert(SqliteConnection connection, string table, List<(string Name, object? Value)> values) => Execute(
        connection,
        $"INSERT INTO {Sql.Name(table)} ({string.Join(", ", values.Select(each => Sql.Name(each.Name)))}) VALUES ({string.Join(", ", values.Select((_, index) => $"$p{index}"))})",
        [.. values.Select(each => each.Value)]);

    private static void Execute(SqliteConnection connection, string sql, IReadOnlyList<object?> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters.Count; i++)
            command.Parameters.AddWithValue($"$p{i}", parameters[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
