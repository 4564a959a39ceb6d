using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Diffing;

/// <summary>What a pull changes. Reads definitions only of tables whose files differ: the others say the same on both sides.</summary>
internal static class PulledDiff
{
    public static DiffReport Compare(CacheFolder cache, PullResult pulled, IReadOnlyList<string> changedFiles, CancellationToken cancellationToken)
    {
        var tables = changedFiles.Where(static path => path.StartsWith($"{CacheFolder.DefinitionsName}/", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path)!).ToList();
        var before = CacheSchema.Read(cache, tables, cancellationToken);
        var metadata = CacheSchema.Text(pulled.Content.Find(CacheFolder.MetadataName)!);
        var after = CacheSchema.Read(
            metadata, cache.MetadataPath,
            tables.Select(CacheContent.DefinitionPath).Select(path => (Path: Path.Combine(cache.Path, path), Bytes: pulled.Content.Find(path))).Where(static file => file.Bytes is not null).Select(static file => (file.Path, CacheSchema.Text(file.Bytes!))),
            cancellationToken);
        return new(SchemaDiff.Compare(before, after), BreakingChange.Find(before, after));
    }
}
