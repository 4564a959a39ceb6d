using System.Collections.Immutable;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>What the service asks of expansions taken together.</summary>
internal static class ExpansionRules
{
    private const int ExpansionsAtMost = 15;

    /// <exception cref="QueryNotSupportedException">They break a rule.</exception>
    public static ImmutableArray<Expansion> Require(ImmutableArray<Expansion> expansions)
    {
        var count = Count(expansions);
        if (count > ExpansionsAtMost)
        {
            throw new QueryNotSupportedException(
                $"The query brings rows along by {count} navigations; the service allows {ExpansionsAtMost}. Ask for some of them in a query of their own.");
        }

        foreach (var expansion in expansions) RequireUnsortedWhenNested(expansion, isNested: false);
        return expansions;
    }

    private static int Count(ImmutableArray<Expansion> expansions) => expansions.Sum(static expansion => 1 + Count(expansion.Expansions));

    private static void RequireUnsortedWhenNested(Expansion expansion, bool isNested)
    {
        if (expansion.IsSorted && (isNested || !expansion.Expansions.IsEmpty))
        {
            throw new QueryNotSupportedException(
                $"'{expansion.Navigation.MemberName}' is ordered or limited and stands in a nested inclusion, which the service refuses. Order after the rows are read, or ask in a query of its own.");
        }

        foreach (var inner in expansion.Expansions) RequireUnsortedWhenNested(inner, isNested: true);
    }
}
