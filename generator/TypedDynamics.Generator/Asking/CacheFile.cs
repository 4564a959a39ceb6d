using Microsoft.CodeAnalysis;

namespace TypedDynamics.Generator.Asking;

internal enum CacheFileKind
{
    Metadata,
    Definition,
}

/// <summary>
/// An additional file that belongs to a cache, known by its path alone: <c>…/contoso/metadata.xml</c>,
/// <c>…/contoso/definitions/account.json</c>. Its text is read only when a context asks for it.
/// </summary>
/// <param name="Folder">The cache: the folder with <c>metadata.xml</c>, with forward slashes.</param>
/// <param name="Entity">Definitions: the logical name, which is the file's name.</param>
internal sealed record CacheFile(string Folder, CacheFileKind Kind, string Entity, AdditionalText Text)
{
    private const string MetadataName = "metadata.xml";
    private const string DefinitionsName = "definitions";
    private const string DefinitionExtension = ".json";

    public string Path => Text.Path;

    public static CacheFile? From(AdditionalText text)
    {
        var path = text.Path.Replace('\\', '/');
        var (folder, name) = SplitLast(path);
        if (name.Equals(MetadataName, StringComparison.OrdinalIgnoreCase))
        {
            return new CacheFile(folder, CacheFileKind.Metadata, "", text);
        }

        if (!name.EndsWith(DefinitionExtension, StringComparison.OrdinalIgnoreCase)) return null;
        var (cache, parent) = SplitLast(folder);
        return parent.Equals(DefinitionsName, StringComparison.OrdinalIgnoreCase)
            ? new CacheFile(cache, CacheFileKind.Definition, name.Substring(0, name.Length - DefinitionExtension.Length), text)
            : null;
    }

    private static (string Before, string Last) SplitLast(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? ("", path) : (path.Substring(0, slash), path.Substring(slash + 1));
    }
}
