using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Emitting;

/// <summary>What a cache says, and what is wrong with its files.</summary>
internal sealed record CacheReading(OrgSchema Schema, IReadOnlyList<ReadProblem> Problems);

/// <summary>Reads a cache as the generator does in the compiler.</summary>
internal static class CacheReader
{
    /// <param name="cache">The cache.</param>
    /// <param name="wanted">The tables whose definitions are read, chosen by what the CSDL declares.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ToolException">There is no cache, or a later tool wrote it.</exception>
    public static CacheReading Read(CacheFolder cache, Func<OrgSchema, ICollection<string>> wanted, CancellationToken cancellationToken)
    {
        if (!cache.Exists) throw new ToolException(ExitCodes.LocalFiles, $"'{cache.Path}' holds no cache: it has no {CacheFolder.MetadataName}. Run `{CommandPath.Name} pull --cache {cache.Path}`.");
        // Refuses caches of a later tool.
        cache.ReadManifest();
        using var text = new StreamReader(cache.MetadataPath);
        var csdl = CsdlReader.Read(text, cache.MetadataPath, cancellationToken);
        var names = wanted(csdl.Schema).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var readings = cache.Definitions().Where(names.Contains).Select(cache.DefinitionPath)
            .Select(file => DefinitionReader.Read(File.ReadAllText(file), file, cancellationToken))
            .ToList();
        var merged = SchemaMerge.Merge(csdl.Schema, readings.Select(static reading => reading.Definition).OfType<EntityDefinition>().ToArray());
        return new(merged.Schema, [.. csdl.Problems, .. readings.SelectMany(static reading => reading.Problems), .. merged.Problems]);
    }
}
