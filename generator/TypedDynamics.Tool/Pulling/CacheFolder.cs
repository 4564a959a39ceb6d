using System.Text;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>The files of a cache, as they lie on disk.</summary>
internal sealed class CacheFolder(string path)
{
    public const string MetadataName = "metadata.xml";
    public const string DefinitionsName = "definitions";
    public const string OptionSetsName = "optionsets";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>False where there is no cache yet.</summary>
    public bool Exists => IsCache(Path);

    public string MetadataPath => System.IO.Path.Combine(Path, MetadataName);

    public string ManifestPath => System.IO.Path.Combine(Path, CacheManifest.FileName);

    public string DefinitionPath(string logicalName) => System.IO.Path.Combine(Path, DefinitionsName, logicalName + ".json");

    public static bool IsCache(string folder) => File.Exists(System.IO.Path.Combine(folder, MetadataName));

    /// <summary>Null where the cache has none: one made by hand of a <c>metadata.xml</c>.</summary>
    /// <exception cref="ToolException">It cannot be read, or a later tool wrote it.</exception>
    public CacheManifest? ReadManifest() => File.Exists(ManifestPath) ? CacheManifest.Parse(File.ReadAllText(ManifestPath), ManifestPath) : null;

    /// <summary>The address that it was pulled from; null where it says none, or an emulator's, whose port changes.</summary>
    public Uri? Origin => Exists && Uri.TryCreate(ReadManifest()?.Url, UriKind.Absolute, out var url) && !url.IsLoopback ? url : null;

    /// <summary>The tables that have a definition, sorted.</summary>
    public IReadOnlyList<string> Definitions()
    {
        var folder = System.IO.Path.Combine(Path, DefinitionsName);
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Select(static file => System.IO.Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The definitions of tables and of global choices, by their paths below the folder.</summary>
    public IEnumerable<string> Documents() =>
        from name in new[] { DefinitionsName, OptionSetsName }
        let folder = System.IO.Path.Combine(Path, name)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.json")
        select $"{name}/{System.IO.Path.GetFileName(file)}";

    /// <summary>Whether a path below the folder is that of a file that describes the org.</summary>
    public static bool IsDocument(string path) =>
        path == MetadataName || path.StartsWith(DefinitionsName + "/", StringComparison.Ordinal) || path.StartsWith(OptionSetsName + "/", StringComparison.Ordinal);

    /// <summary>Text as files of a cache hold it.</summary>
    public static byte[] Bytes(string text) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
}
