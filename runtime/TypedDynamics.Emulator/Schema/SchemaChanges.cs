using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Schema;

/// <summary>Which definitions were made, changed or removed, and in which order: what the service's version stamps of the schema count.</summary>
internal static class SchemaChanges
{
    private static readonly string s_table = Sql.Name("$schemachanges");

    private static readonly (DefinitionKind Kind, string List)[] s_lists =
    [
        (DefinitionKind.Attribute, "Attributes"), (DefinitionKind.Key, "Keys"), (DefinitionKind.Relationship, "OneToManyRelationships"),
        (DefinitionKind.Relationship, "ManyToOneRelationships"), (DefinitionKind.Relationship, "ManyToManyRelationships"),
    ];

    public static string Declaration => $"CREATE TABLE IF NOT EXISTS {s_table} (id TEXT PRIMARY KEY, kind INTEGER NOT NULL, version INTEGER NOT NULL, deleted INTEGER NOT NULL) WITHOUT ROWID";

    /// <summary>Notes how two states of the schema differ.</summary>
    public static void Note(SqliteConnection connection, Org before, Org after)
    {
        var (old, present) = (Parts(before, after), Parts(after, before));
        foreach (var (id, part) in present.Where(each => !old.TryGetValue(each.Key, out var same) || !IsSame(same, each.Value)))
            Note(connection, id, part.Kind, isDeleted: false);
        foreach (var (id, part) in old.Where(each => !present.ContainsKey(each.Key)))
            Note(connection, id, part.Kind, isDeleted: true);
    }

    /// <summary>The number of the last change; 0 before the first.</summary>
    public static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT IFNULL(MAX(version), 0) FROM {s_table}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>What has changed since a number.</summary>
    public static Dictionary<Guid, (DefinitionKind Kind, bool IsDeleted)> Since(SqliteConnection connection, long version)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id, kind, deleted FROM {s_table} WHERE version > $version";
        command.Parameters.AddWithValue("$version", version);
        using var reader = command.ExecuteReader();
        var changes = new Dictionary<Guid, (DefinitionKind, bool)>();
        while (reader.Read())
            changes.Add(Guid.ParseExact(reader.GetString(0), "D"), ((DefinitionKind)reader.GetInt64(1), reader.GetInt64(2) != 0));
        return changes;
    }

    private static void Note(SqliteConnection connection, Guid id, DefinitionKind kind, bool isDeleted)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO {s_table} VALUES ($id, $kind, (SELECT IFNULL(MAX(version), 0) + 1 FROM {s_table}), $deleted)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted
            """;
        command.Parameters.AddWithValue("$id", id.ToString("D", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$kind", (int)kind);
        command.Parameters.AddWithValue("$deleted", isDeleted ? 1 : 0);
        command.ExecuteNonQuery();
    }

    // Of the tables alone whose document is not the other state's.
    private static Dictionary<Guid, (DefinitionKind Kind, JsonElement Definition)> Parts(Org org, Org other)
    {
        var parts = new Dictionary<Guid, (DefinitionKind, JsonElement)>();
        foreach (var entity in org.Catalog.Entities.Where(entity => !IsSame(entity, org, other)))
        {
            parts[entity.Id] = (DefinitionKind.Entity, entity);
            foreach (var (kind, list) in s_lists)
            {
                foreach (var part in entity.Items(list))
                    parts[part.Id] = (kind, part);
            }
        }

        foreach (var set in org.Catalog.OptionSets)
            parts[set.Id] = (DefinitionKind.OptionSet, set);
        return parts;
    }

    private static bool IsSame(JsonElement entity, Org org, Org other)
    {
        var name = entity.NameOf("LogicalName");
        var (own, others) = (org.Documents.Definitions.GetValueOrDefault(name), other.Documents.Definitions.GetValueOrDefault(name));
        return own is null && others is null ? other.Catalog.Entity(name) is { } same && JsonElement.DeepEquals(same, entity) : ReferenceEquals(own, others);
    }

    // A table is as it was when only its columns have changed.
    private static bool IsSame((DefinitionKind Kind, JsonElement Definition) old, (DefinitionKind Kind, JsonElement Definition) present)
    {
        if (old.Kind != DefinitionKind.Entity)
            return JsonElement.DeepEquals(old.Definition, present.Definition);
        var (own, others) = (OwnMembers(old.Definition), OwnMembers(present.Definition));
        return own.Count == others.Count && own.All(each => others.TryGetValue(each.Key, out var same) && JsonElement.DeepEquals(each.Value, same));
    }

    private static Dictionary<string, JsonElement> OwnMembers(JsonElement entity) =>
        entity.EnumerateObject().Where(static member => Array.TrueForAll(s_lists, each => each.List != member.Name)).ToDictionary(static member => member.Name, static member => member.Value);
}
