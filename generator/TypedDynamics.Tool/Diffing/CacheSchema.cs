using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Diffing;

/// <summary>What a cache says, read as the compiler would.</summary>
internal static class CacheSchema
{
    /// <summary>The whole cache.</summary>
    /// <exception cref="ToolException">There is none, or a file of it is damaged.</exception>
    public static OrgSchema Read(CacheFolder cache, CancellationToken cancellationToken) => Read(cache, cache.Definitions(), cancellationToken);

    /// <summary>The CSDL, and of the definitions those of some tables.</summary>
    public static OrgSchema Read(CacheFolder cache, IEnumerable<string> tables, CancellationToken cancellationToken)
    {
        if (!cache.Exists) throw new ToolException(ExitCodes.LocalFiles, $"'{cache.Path}' holds no cache: it has no {CacheFolder.MetadataName}. Run `{CommandPath.Name} pull --cache {cache.Path}`.");
        // Refuses caches of a later tool.
        cache.ReadManifest();
        var definitions = tables.Select(cache.DefinitionPath).Where(File.Exists).Select(static path => (path, File.ReadAllText(path)));
        return Read(File.ReadAllText(cache.MetadataPath), cache.MetadataPath, definitions, cancellationToken);
    }

    /// <param name="metadata">The CSDL.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="definitions">Paths and texts.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static OrgSchema Read(string metadata, string path, IEnumerable<(string Path, string Text)> definitions, CancellationToken cancellationToken)
    {
        var csdl = CsdlReader.Read(new StringReader(metadata), path, cancellationToken);
        Require(csdl.Problems);
        var read = definitions.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(file => DefinitionReader.Read(file.Text, file.Path, cancellationToken)).ToArray();
        foreach (var result in read) Require(result.Problems);
        return SchemaMerge.Merge(csdl.Schema, read.Select(static result => result.Definition).OfType<EntityDefinition>().ToArray()).Schema;
    }

    // What the compiler only warns of does not keep anybody from comparing.
    private static void Require(IEnumerable<ReadProblem> problems)
    {
        if (CacheDocument.Damage(problems) is { } problem)
            throw new ToolException(ExitCodes.LocalFiles, $"{problem.Path}({problem.At.Line + 1},{problem.At.Column + 1}): {problem.Message.TrimEnd('.')}.");
    }
}
