using TypedDynamics.Generator.Planning;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Which tables a pull is about.</summary>
/// <param name="Tables">Names, with <c>*</c> for any letters; with a leading <c>-</c> those to leave out. None for all.</param>
/// <param name="Solution">The unique name of a solution whose tables are meant, together with those of the patterns.</param>
internal sealed record TableScope(IReadOnlyList<string> Tables, string? Solution)
{
    /// <summary>Every table of the org.</summary>
    public bool IsAll => Tables.All(static pattern => pattern is "*") && Solution is null;

    /// <summary>The tables of the org that are meant, sorted.</summary>
    /// <param name="all">The org's tables.</param>
    /// <param name="ofSolution">Those of the solution.</param>
    /// <exception cref="ToolException">A name or a pattern means no table.</exception>
    public IReadOnlyList<string> Choose(IReadOnlyCollection<string> all, IReadOnlyCollection<string> ofSolution)
    {
        var (taken, left) = (Tables.Where(static pattern => pattern is not ['-', ..]).ToList(), Tables.Where(static pattern => pattern is ['-', ..]).Select(static pattern => pattern[1..]).ToList());
        var chosen = taken.Count == 0 && Solution is null ? [.. all] : new HashSet<string>(ofSolution, StringComparer.Ordinal);
        foreach (var pattern in taken)
        {
            var meant = all.Where(name => AskPattern.Matches(pattern, name)).ToList();
            if (meant.Count == 0) throw Unknown(pattern, all);
            chosen.UnionWith(meant);
        }

        chosen.RemoveWhere(name => left.Any(pattern => AskPattern.Matches(pattern, name)));
        if (chosen.Count == 0) throw new ToolException(ExitCodes.Usage, "No table is left to pull. Look at --tables and --solution.");
        return [.. chosen.Order(StringComparer.Ordinal)];
    }

    private static ToolException Unknown(string pattern, IReadOnlyCollection<string> all) =>
        new(ExitCodes.Usage, $"The org has no table '{pattern}'{Suggestions.For(pattern, all).TrimEnd('.')}. Tables go by their logical names; `*` stands for any letters.");
}
