using System.CommandLine;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Caches;

/// <summary>Which metadata cache a command reads.</summary>
internal sealed class CacheOption
{
    private const string MetadataName = "metadata.xml";
    private const string DefaultRoot = "metadata-cache";

    public Option<string?> Option { get; } = new("--cache", "-c")
    {
        HelpName = "folder",
        Description = "The folder of the metadata cache: the one that holds metadata.xml. Otherwise the project's typeddynamics.json, or the only cache below metadata-cache.",
    };

    /// <summary>The folder that the command line, the project's file and the folder's own caches name, in this order.</summary>
    /// <exception cref="ToolException">None is named, several could be meant, or it is no cache.</exception>
    public string Folder(ParseResult parsed, Surroundings here)
    {
        var named = parsed.GetValue(Option) is { } path ? here.PathOf(path) : ProjectFile.Find(here.Folder)?.CachePath;
        if (named is null) return OnlyOne(here);
        return IsCache(named) ? named : throw new ToolException(ExitCodes.LocalFiles, $"'{named}' holds no {MetadataName}. Name the folder of one org, or run `{CommandPath.Name} pull` first.");
    }

    /// <summary>The same, or null where none is named and there is none to find.</summary>
    public string? FolderIfAny(ParseResult parsed, Surroundings here) =>
        parsed.GetValue(Option) is null && ProjectFile.Find(here.Folder)?.CachePath is null && Candidates(here).Count == 0 ? null : Folder(parsed, here);

    private static string OnlyOne(Surroundings here) => Candidates(here) switch
    {
        [var only] => only,
        [] => throw new ToolException(ExitCodes.Usage, $"There is no metadata cache below '{Path.Combine(here.Folder, DefaultRoot)}'. Pass --cache with its folder, or run `{CommandPath.Name} pull` first."),
        var several => throw new ToolException(ExitCodes.Usage, $"Several caches could be meant. Pass --cache with one of: {string.Join(", ", several.Select(cache => Path.GetRelativePath(here.Folder, cache)))}."),
    };

    private static List<string> Candidates(Surroundings here)
    {
        var root = here.PathOf(DefaultRoot);
        if (IsCache(root)) return [root];
        return Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Where(IsCache).Order(StringComparer.Ordinal)] : [];
    }

    private static bool IsCache(string folder) => File.Exists(Path.Combine(folder, MetadataName));
}
