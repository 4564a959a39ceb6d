using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>An entity that gets a class.</summary>
/// <param name="IsNamed">False for base types that only come along: they get no entity set.</param>
internal sealed record AskedEntity(EntitySchema Schema, bool IsNamed)
{
    /// <summary>Columns and navigations to keep, by logical or wire name; null keeps all.</summary>
    public HashSet<string>? Members { get; set; }

    public bool Keeps(string name) => Members is null || Members.Contains(name);
}

/// <summary>
/// Which entities the patterns name. Their order does not count: a column list beats none, several lists add up, and what is left
/// out stays out unless a pattern without wildcards names it and the exclusion has wildcards.
/// </summary>
internal static class AskedEntities
{
    /// <summary>Sorted by logical name, bases included.</summary>
    public static SortedDictionary<string, AskedEntity> Resolve(OrgIndex index, ContextAsk ask, List<PlanProblem> problems)
    {
        var asked = new SortedDictionary<string, AskedEntity>(StringComparer.Ordinal);
        var matches = Match(index, ask, problems);
        var everything = true;
        foreach (var pattern in ask.Entities) everything &= pattern.IsExclusion;

        foreach (var entity in index.Org.Entities)
        {
            if (index.IsAnyRow(entity.LogicalName)) continue;
            var named = everything;
            var literal = false;
            var excluded = false;
            var excludedLiterally = false;
            HashSet<string>? members = null;
            for (var i = 0; i < ask.Entities.Count; i++)
            {
                if (!matches[i].Contains(entity.LogicalName)) continue;
                var pattern = ask.Entities[i];
                if (pattern.IsExclusion)
                {
                    excluded = true;
                    excludedLiterally |= !pattern.HasWildcard;
                    continue;
                }

                named = true;
                literal |= !pattern.HasWildcard;
                if (pattern.Columns is { } columns) AddMatches(columns, MembersOf(index, entity), members ??= new(StringComparer.OrdinalIgnoreCase));
            }

            if (named && (!excluded || (literal && !excludedLiterally))) asked[entity.LogicalName] = new(entity, IsNamed: true) { Members = members };
        }

        foreach (var entity in new List<AskedEntity>(asked.Values)) AddBases(index, asked, entity);
        CheckColumns(index, ask, matches, problems);
        return asked;
    }

    private static HashSet<string>[] Match(OrgIndex index, ContextAsk ask, List<PlanProblem> problems)
    {
        var matches = new HashSet<string>[ask.Entities.Count];
        for (var i = 0; i < matches.Length; i++)
        {
            var pattern = ask.Entities[i];
            matches[i] = new(StringComparer.Ordinal);
            // A name that fits exactly is meant: solution is not Solution.
            var isExact = index.Entities.ContainsKey(pattern.Name);
            foreach (var entity in index.Org.Entities)
            {
                if (isExact ? entity.LogicalName == pattern.Name : AskPattern.Matches(pattern.Name, entity.LogicalName))
                    matches[i].Add(entity.LogicalName);
            }

            if (matches[i].Count > 0) continue;
            var near = pattern.HasWildcard ? "" : Suggestions.For(pattern.Name, index.Entities.Keys);
            problems.Add(new("TD0010", $"'{pattern.Text}' names no entity of the cache{(near.Length > 0 ? near : ".")}", AskPart.EntityPattern, i));
        }

        return matches;
    }

    // A base that was not named has what the types below it keep.
    private static void AddBases(OrgIndex index, SortedDictionary<string, AskedEntity> asked, AskedEntity entity)
    {
        for (var parent = index.BaseOf(entity.Schema); parent is not null; parent = index.BaseOf(parent))
        {
            if (!asked.TryGetValue(parent.LogicalName, out var known))
            {
                asked[parent.LogicalName] = new(parent, IsNamed: false) { Members = entity.Members is { } members ? new(members, members.Comparer) : null };
            }
            else if (known.Members is not null)
            {
                if (entity.Members is null) known.Members = null;
                else known.Members.UnionWith(entity.Members);
            }
        }
    }

    private static void CheckColumns(OrgIndex index, ContextAsk ask, HashSet<string>[] matches, List<PlanProblem> problems)
    {
        for (var i = 0; i < matches.Length; i++)
        {
            if (ask.Entities[i].Columns is not { } columns || matches[i].Count == 0) continue;
            var known = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in matches[i]) known.UnionWith(MembersOf(index, index.Entities[name]));
            foreach (var column in columns)
            {
                if (known.Any(name => AskPattern.Matches(column, name))) continue;
                var near = Suggestions.For(column, known);
                problems.Add(new(
                    "TD0011",
                    $"'{column}' names no column or navigation of '{ask.Entities[i].Name}'{(near.Length > 0 ? near : ".")}",
                    AskPart.EntityPattern,
                    i));
            }
        }
    }

    private static void AddMatches(EquatableArray<string> patterns, List<string> names, HashSet<string> kept)
    {
        foreach (var pattern in patterns)
        {
            foreach (var name in names)
            {
                if (AskPattern.Matches(pattern, name)) kept.Add(name);
            }
        }
    }

    private static List<string> MembersOf(OrgIndex index, EntitySchema entity)
    {
        var names = new List<string>();
        for (var type = entity; type is not null; type = index.BaseOf(type))
        {
            foreach (var column in type.Columns) names.Add(column.LogicalName);
            foreach (var navigation in type.Navigations) names.Add(navigation.Name);
        }

        return names;
    }
}
