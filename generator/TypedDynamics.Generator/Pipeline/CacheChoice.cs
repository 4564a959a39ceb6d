using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>A context and the cache that it takes its entities from.</summary>
/// <param name="Folder">Null when there is none to take; <paramref name="Problem"/> says why.</param>
internal sealed record CacheChoice(ContextAsk Ask, string? Folder, PlanProblem? Problem)
{
    public IEnumerable<ContextProblem> Problems => Problem is null ? [] : [new ContextProblem(Ask, Folder, Problem)];

    /// <param name="folders">Sorted.</param>
    public static CacheChoice Choose(ContextAsk ask, EquatableArray<string> folders)
    {
        var fitting = folders.Where(folder => IsCalled(folder, ask.Cache)).ToList();
        return fitting switch
        {
            [var only] => new(ask, only, null),
            [] when folders.Count == 0 => new(ask, null, new(
                Rules.NoCache.Id,
                $"'{ask.TypeName}' has no metadata cache: put the org's metadata.xml into metadata-cache/<org>/ beside the project file, or name its folder with <DataverseCache Include=\"…\" />")),
            [] => new(ask, null, new(Rules.NoCache.Id, $"No cache is called '{ask.Cache}'; there are {Names(folders, folders)}")),
            _ => new(ask, null, new(Rules.SeveralCaches.Id, $"'{ask.TypeName}' could take any of the caches {Names(fitting, folders)}: name one, as in Cache = \"{ShortestName(fitting[0], folders)}\"")),
        };
    }

    private static bool IsCalled(string folder, string? name) =>
        name is null
        || folder.Equals(name, StringComparison.OrdinalIgnoreCase)
        || folder.EndsWith("/" + name.Replace('\\', '/').Trim('/'), StringComparison.OrdinalIgnoreCase);

    private static string Names(IEnumerable<string> folders, EquatableArray<string> all) =>
        string.Join(", ", folders.Select(folder => $"'{ShortestName(folder, all)}'"));

    /// <summary>As many of the path's last parts as tell it from the others.</summary>
    private static string ShortestName(string folder, EquatableArray<string> all)
    {
        for (var slash = folder.LastIndexOf('/'); slash > 0; slash = folder.LastIndexOf('/', slash - 1))
        {
            var name = folder.Substring(slash + 1);
            if (all.Count(other => IsCalled(other, name)) == 1) return name;
        }

        return folder;
    }
}
