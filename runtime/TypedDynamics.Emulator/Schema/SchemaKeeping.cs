using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Schema;

/// <summary>Keeps in the database what was changed of the cache's documents, so that a file of rows brings its schema along.</summary>
internal static class SchemaKeeping
{
    private const string Cache = "cache";
    private const string Csdl = "metadata.xml";

    private static readonly string s_table = Sql.Name("$schema");

    private static readonly Part[] s_parts =
    [
        new("definitions/", static all => all.Definitions, static (all, documents) => all with { Definitions = documents }),
        new("optionsets/", static all => all.OptionSets, static (all, documents) => all with { OptionSets = documents }),
        new("unpublished/", static all => all.Unpublished, static (all, documents) => all with { Unpublished = documents }),
    ];

    private static string Declaration => $"CREATE TABLE IF NOT EXISTS {s_table} (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID";

    /// <summary>The cache's documents with what was changed of them since. A cache that is another now is taken as it is: it holds what was pulled later.</summary>
    public static SchemaDocuments Load(SqliteConnection connection, SchemaDocuments cache)
    {
        Execute(connection, Declaration);
        var fingerprint = Convert.FromHexString(cache.Fingerprint());
        var kept = Read(connection);
        if (kept.GetValueOrDefault(Cache).AsSpan().SequenceEqual(fingerprint))
        {
            var documents = s_parts.Aggregate(cache, (documents, part) => part.With(documents, Overlay(part.Of(documents), part.Prefix, kept)));
            return kept.GetValueOrDefault(Csdl) is { } csdl ? documents with { Metadata = documents.Metadata.With(csdl) } : documents;
        }

        Execute(connection, $"DELETE FROM {s_table}");
        Write(connection, Cache, fingerprint);
        return cache;
    }

    /// <summary>A number that is the same for the same cache.</summary>
    public static long Origin(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT content FROM {s_table} WHERE name = '{Cache}'";
        return BitConverter.ToUInt32((byte[])command.ExecuteScalar()!) >> 4;
    }

    public static void Save(SqliteConnection connection, SchemaDocuments before, SchemaDocuments after)
    {
        if (!after.Metadata.Content.Equals(before.Metadata.Content))
            Write(connection, Csdl, after.Metadata.Content.ToArray());
        foreach (var part in s_parts)
        {
            var (old, present) = (part.Of(before), part.Of(after));
            foreach (var (name, document) in present.Where(each => !old.TryGetValue(each.Key, out var same) || same != each.Value))
                Write(connection, part.Prefix + name, document.Content.ToArray());
            foreach (var name in old.Keys.Where(name => !present.ContainsKey(name)))
                Write(connection, part.Prefix + name, null);
        }
    }

    private static ImmutableSortedDictionary<string, SchemaDocument> Overlay(ImmutableSortedDictionary<string, SchemaDocument> documents, string prefix, Dictionary<string, byte[]?> kept)
    {
        var result = documents.ToBuilder();
        foreach (var (name, content) in kept.Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (content is null)
                result.Remove(name[prefix.Length..]);
            else
                result[name[prefix.Length..]] = new(name, content);
        }

        return result.ToImmutable();
    }

    private static Dictionary<string, byte[]?> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, content FROM {s_table}";
        using var reader = command.ExecuteReader();
        var kept = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        while (reader.Read())
            kept.Add(reader.GetString(0), reader.IsDBNull(1) ? null : (byte[])reader[1]);
        return kept;
    }

    private static void Write(SqliteConnection connection, string name, byte[]? content)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {s_table} VALUES ($name, $content) ON CONFLICT (name) DO UPDATE SET content = $content";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$content", (object?)content ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One kind of documents.</summary>
    private sealed record Part(
        string Prefix,
        Func<SchemaDocuments, ImmutableSortedDictionary<string, SchemaDocument>> Of,
        Func<SchemaDocuments, ImmutableSortedDictionary<string, SchemaDocument>, SchemaDocuments> With);
}
