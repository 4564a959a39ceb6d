using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Caches;

/// <summary>What a cache says, and what is wrong with its files.</summary>
internal sealed record CacheContent(OrgSchema Schema, IReadOnlyList<ReadProblem> Problems);

/// <summary>Reads a cache as the generator does in the compiler.</summary>
internal static class CacheReader
{
    /// <param name="folder">The folder that holds <c>metadata.xml</c>.</param>
    /// <param name="wanted">The tables whose definitions are read, chosen by what the CSDL declares; null for all that have one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static CacheContent Read(string folder, Func<OrgSchema, ICollection<string>>? wanted, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "metadata.xml");
        using var text = new StreamReader(path);
        var csdl = CsdlReader.Read(text, path, cancellationToken);
        var names = wanted?.Invoke(csdl.Schema).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var readings = DefinitionFiles(folder)
            .Where(file => names?.Contains(Path.GetFileNameWithoutExtension(file)) != false)
            .Select(file => DefinitionReader.Read(File.ReadAllText(file), file, cancellationToken))
            .ToList();
        var merged = SchemaMerge.Merge(csdl.Schema, readings.Select(static reading => reading.Definition).OfType<EntityDefinition>().ToArray());
        return new(merged.Schema, [.. csdl.Problems, .. readings.SelectMany(static reading => reading.Problems), .. merged.Problems]);
    }

    private static IEnumerable<string> DefinitionFiles(string folder)
    {
        var definitions = Path.Combine(folder, "definitions");
        return Directory.Exists(definitions) ? Directory.EnumerateFiles(definitions, "*.json").Order(StringComparer.Ordinal) : [];
    }
}
