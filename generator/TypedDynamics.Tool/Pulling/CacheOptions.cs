using System.CommandLine;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Which cache a command works on.</summary>
internal sealed class CacheOptions
{
    public Option<string?> Cache { get; } = new("--cache", "-c")
    {
        HelpName = "folder",
        Description = "The folder of the org's cache. Otherwise the project's typeddynamics.json says it, or it is the only folder with a metadata.xml below ./metadata-cache.",
    };

    public void AddTo(Command command) => command.Add(Cache);

    /// <summary>The cache to read.</summary>
    /// <exception cref="ToolException">None is named, and there is none to be found, or several.</exception>
    public CacheFolder Read(ParseResult parsed, Surroundings here)
    {
        var cache = Find(parsed.GetValue(Cache), here) ?? throw new ToolException(ExitCodes.Usage, $"No cache is named, and there is none below ./metadata-cache. Pass --cache, or run `{CommandPath.Name} pull` first.");
        PullPlace.RecoverIfLeft(cache.Path, new(here.BeforeChange));
        return cache;
    }

    /// <summary>The cache to write, if one is named or found.</summary>
    public CacheFolder? Find(ParseResult parsed, Surroundings here) => Find(parsed.GetValue(Cache), here);

    /// <summary>The address that a named cache was pulled from; of one that was only found, the project's file counts first.</summary>
    public Uri? Origin(ParseResult parsed, Surroundings here, CacheFolder? found) =>
        parsed.GetValue(Cache) is null && ProjectFile.Find(here.Folder)?.Url is { } url ? url : found?.Origin;

    /// <summary>Where the cache of an org lies that has none yet: below <c>metadata-cache</c>, named after the org.</summary>
    public static CacheFolder Default(Surroundings here, Uri org) => new(here.PathOf(Path.Combine("metadata-cache", org.IsLoopback ? "emulator" : org.Host.Split('.')[0])));

    /// <exception cref="ToolException">There are several.</exception>
    private static CacheFolder? Find(string? named, Surroundings here)
    {
        if (named is not null) return new(Trimmed(here.PathOf(named)));
        if (ProjectFile.Find(here.Folder)?.CachePath is { } path) return new(Trimmed(path));
        var root = here.PathOf("metadata-cache");
        var caches = Directory.Exists(root) ? Directory.EnumerateDirectories(root).Append(root).Where(CacheFolder.IsCache).ToList() : [];
        return caches switch
        {
            [] => null,
            [var only] => new(only),
            _ => throw new ToolException(ExitCodes.Usage, $"There are several caches below ./metadata-cache. Pass --cache with one of: {string.Join(", ", caches.Select(cache => Path.GetRelativePath(here.Folder, cache)).Order(StringComparer.Ordinal))}."),
        };
    }

    private static string Trimmed(string path)
    {
        // A link stays a link: what it leads to is replaced.
        var folder = Path.TrimEndingDirectorySeparator(path);
        return Directory.Exists(folder) ? new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder : folder;
    }
}
