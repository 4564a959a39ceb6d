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
            [] => new(ask, null, new(Rules.NoCache.Id, $"No cache is called '{ask.Cache}'; there are {Names(folders)}")),
            _ => new(ask, null, new(Rules.SeveralCaches.Id, $"'{ask.TypeName}' could take any of the caches {Names(fitting)}: name one, as in Cache = \"{LastPart(fitting[0])}\"")),
        };
    }

    private static bool IsCalled(string folder, string? name) =>
        name is null
        || folder.Equals(name, StringComparison.OrdinalIgnoreCase)
        || folder.EndsWith("/" + name.Replace('\\', '/').Trim('/'), StringComparison.OrdinalIgnoreCase);

    private static string Names(IEnumerable<string> folders) => string.Join(", ", folders.Select(folder => $"'{LastPart(folder)}'"));

    private static string LastPart(string folder) => folder.Substring(folder.LastIndexOf('/') + 1);
}
