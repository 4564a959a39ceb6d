using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Diffing;

/// <summary>What a pull changes. Reads definitions only of tables whose files differ: the others say the same on both sides.</summary>
internal static class PulledDiff
{
    /// <returns>Null where the cache as it was cannot be read, of which the user is warned: the pull mends it.</returns>
    public static DiffReport? Compare(CacheFolder cache, PullResult pulled, IReadOnlyList<string> changedFiles, ToolOutput output, CancellationToken cancellationToken)
    {
        var tables = changedFiles.Where(static path => path.StartsWith($"{CacheFolder.DefinitionsName}/", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path)!).ToList();
        if (ReadOld(cache, tables, output, cancellationToken) is not { } before) return null;
        var metadata = CacheDocument.Text(pulled.Content.Find(CacheFolder.MetadataName)!);
        var after = CacheSchema.Read(
            metadata, cache.MetadataPath,
            tables.Select(CacheContent.DefinitionPath).Select(path => (Path: Path.Combine(cache.Path, path), Bytes: pulled.Content.Find(path))).Where(static file => file.Bytes is not null).Select(static file => (file.Path, CacheDocument.Text(file.Bytes!))),
            cancellationToken);
        return new(SchemaDiff.Compare(before, after), BreakingChange.Find(before, after));
    }

    private static OrgSchema? ReadOld(CacheFolder cache, IReadOnlyList<string> tables, ToolOutput output, CancellationToken cancellationToken)
    {
        try
        {
            return CacheSchema.Read(cache, tables, cancellationToken);
        }
        catch (ToolException damaged) when (damaged.ExitCode == ExitCodes.LocalFiles)
        {
            output.Warn($"What changed cannot be told, since the cache as it was cannot be read: {damaged.Message}");
            return null;
        }
    }
}
