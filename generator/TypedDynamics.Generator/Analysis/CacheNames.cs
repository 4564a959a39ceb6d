using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Pipeline;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Analysis;

/// <summary>The tables of all caches of a project, and their columns, by logical name. What any of them knows is known.</summary>
internal sealed class CacheNames
{
    private readonly Dictionary<string, HashSet<string>> _tables = new(StringComparer.Ordinal);

    public bool IsEmpty => _tables.Count == 0;

    public IEnumerable<string> Tables => _tables.Keys;

    public static CacheNames Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var names = new CacheNames();
        foreach (var file in files.Select(CacheFile.From).OfType<CacheFile>().Where(file => file.Kind == CacheFileKind.Metadata))
        {
            var org = CacheReading.ReadMetadata(file, cancellationToken).Org;
            // Of a cache that is broken nobody knows what it lacks; other diagnostics tell of it.
            if (!org.IsWhole) return new CacheNames();
            names.Add(org.Schema);
        }

        return names;
    }

    public bool HasTable(string name) => _tables.ContainsKey(name);

    public IEnumerable<string> ColumnsOf(string table) => _tables[table];

    /// <summary>The text beside a lookup or a choice (<c>owneridname</c>) is a column of queries that no document lists.</summary>
    public bool HasColumn(string table, string column) =>
        _tables[table].Contains(column) || (column.EndsWith("name", StringComparison.Ordinal) && _tables[table].Any(known => column == known + "name" || column == known + "yominame"));

    private void Add(OrgSchema schema)
    {
        var entities = schema.Entities.ToDictionary(entity => entity.LogicalName, StringComparer.Ordinal);
        foreach (var entity in entities.Values)
        {
            if (!_tables.TryGetValue(entity.LogicalName, out var columns)) _tables.Add(entity.LogicalName, columns = new(StringComparer.Ordinal));
            for (var type = entity; type is not null; type = type.Base is { } @base && entities.TryGetValue(@base, out var next) ? next : null)
                columns.UnionWith(type.Columns.Select(column => column.LogicalName));
        }
    }
}
