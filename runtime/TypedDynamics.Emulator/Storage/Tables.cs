using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Files;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Storage;

/// <summary>Makes the SQLite tables of an organization, and adds to a file of an earlier run what the schema has gained since.</summary>
internal static class Tables
{
    /// <summary>Returns whether the database was empty.</summary>
    public static bool Create(SqliteConnection connection, Org org)
    {
        Execute(connection, $"CREATE TABLE IF NOT EXISTS {Sql.Name("$state")} (name TEXT PRIMARY KEY, value INTEGER NOT NULL)");
        var existing = ExistingColumns(connection);
        Execute(connection, ChangeLog.Declaration);
        Execute(connection, FileStore.Declaration);
        Execute(connection, Secrets.Declaration);
        Execute(connection, SchemaChanges.Declaration);
        foreach (var table in org.Tables)
        {
            if (existing.TryGetValue(table.StorageName, out var columns))
                AddMissing(connection, table, columns);
            else
                Execute(connection, CreateTable(table));
        }

        foreach (var table in org.Tables.Where(table => table.Base is not null))
            Execute(connection, CreateView(table));
        foreach (var table in org.Tables)
            Execute(connection, CreateIndexes(table));
        foreach (var pairs in org.Tables.SelectMany(table => table.Navigations).Select(each => each.Through).OfType<Intersection>().DistinctBy(each => each.StorageName))
            Execute(connection, CreatePairs(pairs));
        return !existing.Keys.Any(static name => !name.StartsWith('$'));
    }

    /// <summary>Removes what the schema has no more: views first, which SQLite checks against every table that loses a column, and the indexes of what goes.</summary>
    public static void Drop(SqliteConnection connection, Org before, Org after)
    {
        foreach (var table in before.Tables.Where(static table => table.Base is not null))
            Execute(connection, $"DROP VIEW IF EXISTS {Sql.Name(table.ReadName)}");
        foreach (var table in before.Tables)
        {
            var kept = after.Table(table.LogicalName);
            foreach (var index in IndexesOf(table).Except(kept is null ? [] : IndexesOf(kept)))
                Execute(connection, $"DROP INDEX IF EXISTS {Sql.Name(index)}");
            if (kept is null)
                Execute(connection, $"DROP TABLE IF EXISTS {Sql.Name(table.StorageName)}");
            else
                DropColumns(connection, table, kept);
        }
    }

    private static void DropColumns(SqliteConnection connection, Table before, Table after)
    {
        var kept = ColumnsOf(after).Select(static each => each.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in ColumnsOf(before).Where(each => !kept.Contains(each.Name)))
            Execute(connection, $"ALTER TABLE {Sql.Name(before.StorageName)} DROP COLUMN {Sql.Name(name)}");
    }

    private static string CreateTable(Table table) =>
        $"CREATE TABLE {Sql.Name(table.StorageName)} ({string.Join(", ", ColumnsOf(table).Select(each => each.Declaration))}) WITHOUT ROWID";

    private static IEnumerable<(string Name, string Declaration)> ColumnsOf(Table table)
    {
        var key = table.Key.StorageName;
        yield return (key, $"{Sql.Name(key)} TEXT NOT NULL PRIMARY KEY");
        if (table.Base is null)
        {
            yield return (Sql.Version, $"{Sql.Name(Sql.Version)} INTEGER NOT NULL DEFAULT 0");
            yield return (Sql.RowType, $"{Sql.Name(Sql.RowType)} TEXT");
        }

        foreach (var column in table.OwnColumns.Where(column => column != table.Key))
        {
            var collation = StoredValues.CollationOf(column.Kind) is { } name ? $" COLLATE {name}" : "";
            yield return (column.StorageName, $"{Sql.Name(column.StorageName)} {StoredValues.TypeOf(column.Kind)}{collation}");
            if (column.Kind == ColumnKind.Lookup)
                yield return (column.TypeStorageName, $"{Sql.Name(column.TypeStorageName)} TEXT");
        }
    }

    private static void AddMissing(SqliteConnection connection, Table table, HashSet<string> existing)
    {
        foreach (var (name, declaration) in ColumnsOf(table))
        {
            if (!existing.Contains(name))
                Execute(connection, $"ALTER TABLE {Sql.Name(table.StorageName)} ADD COLUMN {declaration}");
        }
    }

    private static string CreateView(Table table)
    {
        var own = table.OwnColumns.Where(column => column != table.Key)
            .SelectMany(column => column.Kind == ColumnKind.Lookup ? [column.StorageName, column.TypeStorageName] : new[] { column.StorageName })
            .Select(name => $", d.{Sql.Name(name)}");
        return $"""
            DROP VIEW IF EXISTS {Sql.Name(table.ReadName)};
            CREATE VIEW {Sql.Name(table.ReadName)} AS SELECT b.*{string.Concat(own)}
            FROM {Sql.Name(table.StorageName)} d JOIN {Sql.Name(table.Base!.ReadName)} b ON b.{Sql.Name(table.Key.StorageName)} = d.{Sql.Name(table.Key.StorageName)}
            """;
    }

    private static string CreateIndexes(Table table)
    {
        var sql = new StringBuilder();
        foreach (var column in IndexedLookups(table))
            sql.Append(IndexOn("", table, IndexOf(table, column), [column]));
        foreach (var key in OwnKeys(table))
            sql.Append(IndexOn("UNIQUE ", table, IndexOf(table, key), key));
        return sql.ToString();
    }

    private static IEnumerable<Column> IndexedLookups(Table table) => table.OwnColumns.Where(column => column.Kind == ColumnKind.Lookup && table.TargetsOf(column).Length > 0);

    private static IEnumerable<ImmutableArray<Column>> OwnKeys(Table table) => table.AlternateKeys.Where(key => key.All(table.OwnColumns.Contains));

    private static IEnumerable<string> IndexesOf(Table table) => IndexedLookups(table).Select(column => IndexOf(table, column)).Concat(OwnKeys(table).Select(key => IndexOf(table, [.. key])));

    private static string IndexOf(Table table, params IEnumerable<Column> columns) => $"{table.StorageName}.{string.Join('+', columns.Select(static column => column.Name))}";

    private static string IndexOn(string kind, Table table, string index, IEnumerable<Column> columns) =>
        $"CREATE {kind}INDEX IF NOT EXISTS {Sql.Name(index)} ON {Sql.Name(table.StorageName)} ({string.Join(", ", columns.Select(column => Sql.Name(column.StorageName)))});\n";

    private static string CreatePairs(Intersection pairs)
    {
        var (table, source, target) = (Sql.Name(pairs.StorageName), Sql.Name(pairs.SourceColumn), Sql.Name(pairs.TargetColumn));
        var create = pairs.Table is null
            ? $"CREATE TABLE IF NOT EXISTS {table} ({source} TEXT NOT NULL, {target} TEXT NOT NULL, PRIMARY KEY ({source}, {target})) WITHOUT ROWID;\n"
            : $"CREATE INDEX IF NOT EXISTS {Sql.Name(pairs.StorageName + ".pairs")} ON {table} ({source}, {target});\n";
        return create + $"CREATE INDEX IF NOT EXISTS {Sql.Name(pairs.StorageName + ".reversed")} ON {table} ({target}, {source});";
    }

    private static Dictionary<string, HashSet<string>> ExistingColumns(SqliteConnection connection)
    {
        var found = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!found.TryGetValue(reader.GetString(0), out var columns))
                found.Add(reader.GetString(0), columns = new(StringComparer.OrdinalIgnoreCase));
            columns.Add(reader.GetString(1));
        }

        return found;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        if (sql.Length == 0)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
