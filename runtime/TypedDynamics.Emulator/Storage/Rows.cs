using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Storage;

/// <summary>Writes rows. What may be written is for the rules to say.</summary>
internal static class Rows
{
    private const long FirstVersion = 1_000_000;
    private const string VersionNumber = "versionnumber";

    /// <summary>The next row version; it only ever grows, over all tables.</summary>
    public static long NextVersion(SqliteConnection connection) => Sequences.Next(connection, "version", FirstVersion);

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

    /// <summary>Changes the given columns of a row, and its version.</summary>
    public static void Update(SqliteConnection connection, Table table, Guid id, long version, IReadOnlyDictionary<Column, object?> values)
    {
        for (var part = table; part is not null; part = part.Base)
        {
            List<(string Name, object? Value)> stored = [.. part.OwnColumns.Where(column => column != part.Key && column.Name != VersionNumber && values.ContainsKey(column)).SelectMany(column => Stored(column, values[column]))];
            if (part.Base is null)
                stored.Add((Sql.Version, version));
            if (part.OwnColumns.FirstOrDefault(column => column.Name == VersionNumber) is { } shown)
                stored.Add((shown.StorageName, version));
            if (stored.Count > 0)
                UpdatePart(connection, part, id, stored);
        }
    }

    /// <summary>Removes a row, the part of its base table last.</summary>
    public static void Delete(SqliteConnection connection, Table table, Guid id)
    {
        ChangeLog.NoteDeletion(connection, table, id);
        for (var part = table; part is not null; part = part.Base)
            Execute(connection, $"DELETE FROM {Sql.Name(part.StorageName)} WHERE {Sql.Name(part.Key.StorageName)} = $p0", [id.ToString("D")]);
    }

    /// <summary>The rows of a table, not those of tables derived from it, that refer to another by that column.</summary>
    public static List<Guid> ReferringTo(SqliteConnection connection, Table table, Column column, Reference reference)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {Sql.Name(table.Key.StorageName)} FROM {Sql.Name(table.ReadName)} WHERE {Sql.Name(column.StorageName)} = $p0 AND {Sql.Name(column.TypeStorageName)} = $p1 AND {Sql.Name(Sql.RowType)} = $p2";
        command.Parameters.AddWithValue("$p0", reference.Id.ToString("D"));
        command.Parameters.AddWithValue("$p1", reference.LogicalName);
        command.Parameters.AddWithValue("$p2", table.LogicalName);
        using var reader = command.ExecuteReader();
        var ids = new List<Guid>();
        while (reader.Read())
            ids.Add(Guid.ParseExact(reader.GetString(0), "D"));
        return ids;
    }

    /// <summary>Adds a pair to an N:N relationship.</summary>
    public static void InsertPair(SqliteConnection connection, Intersection through, Guid source, Guid target, long version)
    {
        List<(string Name, object? Value)> values = [(through.SourceColumn, source.ToString("D")), (through.TargetColumn, target.ToString("D"))];
        if (through.Table is { } table)
        {
            values.Add((Sql.Version, version));
            if (values.TrueForAll(each => each.Name != table.Key.StorageName))
                values.Add((table.Key.StorageName, PairId(through, source, target).ToString("D")));
        }

        Insert(connection, through.StorageName, values);
    }

    /// <summary>Removes one pair of an N:N relationship, or all pairs of <paramref name="source"/>.</summary>
    public static void DeletePairs(SqliteConnection connection, Intersection through, Guid source, Guid? target)
    {
        var sql = $"DELETE FROM {Sql.Name(through.StorageName)} WHERE {Sql.Name(through.SourceColumn)} = $p0";
        if (target is { } one)
            Execute(connection, $"{sql} AND {Sql.Name(through.TargetColumn)} = $p1", [source.ToString("D"), one.ToString("D")]);
        else
            Execute(connection, sql, [source.ToString("D")]);
    }

    // The same pair always has the same id, in every run and from whichever side it is made.
    private static Guid PairId(Intersection through, Guid source, Guid target)
    {
        if (string.CompareOrdinal(through.SourceColumn, through.TargetColumn) > 0)
            (source, target) = (target, source);
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
            stored.AddRange(Stored(column, value));
        }

        Insert(connection, part.StorageName, stored);
    }

    private static IEnumerable<(string Name, object? Value)> Stored(Column column, object? value) => (column.Kind, value) switch
    {
        (_, Reference reference) => [(column.StorageName, reference.Id.ToString("D")), (column.TypeStorageName, reference.LogicalName)],
        (ColumnKind.Lookup, null) => [(column.StorageName, null), (column.TypeStorageName, null)],
        _ => [(column.StorageName, value is null ? null : StoredValues.ToStored(value))],
    };

    private static void UpdatePart(SqliteConnection connection, Table part, Guid id, List<(string Name, object? Value)> values) => Execute(
        connection,
        $"UPDATE {Sql.Name(part.StorageName)} SET {string.Join(", ", values.Select((each, index) => $"{Sql.Name(each.Name)} = $p{index}"))} WHERE {Sql.Name(part.Key.StorageName)} = $p{values.Count}",
        [.. values.Select(each => each.Value), id.ToString("D")]);

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
