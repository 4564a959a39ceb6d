using System.Collections.Immutable;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>The entities of one cache that any context emits, and those whose names those could have: only their definition files are read.</summary>
/// <param name="Entities">Sorted logical names, bases included.</param>
internal sealed record WantedEntities(string Folder, EquatableArray<string> Entities)
{
    public static WantedEntities Of(Org org, ImmutableArray<CacheChoice> contexts)
    {
        var index = new OrgIndex(org.Schema);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var context in contexts)
        {
            if (context.Folder == org.Folder) names.UnionWith(AskedEntities.Resolve(index, context.Ask, []).Keys);
        }

        names.UnionWith(Namesakes.With(names.ToArray(), org.Schema));
        return new WantedEntities(org.Folder, names.ToArray());
    }
}

internal static class WantedEntitiesExtensions
{
    public static bool Want(this ImmutableArray<WantedEntities> wanted, CacheFile file)
    {
        foreach (var cache in wanted)
        {
            if (cache.Folder == file.Folder && cache.Entities.Contains(file.Entity, StringComparer.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
