using System.Collections.Immutable;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>Related rows that come along with each row.</summary>
internal sealed record Expansion(NavigationModel Navigation)
{
    public ColumnSelection Columns { get; init; } = ColumnSelection.All;

    public Filter? Filter { get; init; }

    public ImmutableArray<Ordering> Orderings { get; init; } = [];

    public int? Top { get; init; }

    public ImmutableArray<Expansion> Expansions { get; init; } = [];

    /// <summary>True when not all related rows come, or not in the service's own order.</summary>
    public bool IsNarrowed => Filter is not null || IsSorted;

    public bool IsSorted => !Orderings.IsEmpty || Top is not null;

    public bool NeedsLookupTables =>
        Columns.HasPolymorphicLookup(Navigation.Target) || Expansions.Any(static expansion => expansion.NeedsLookupTables);

    /// <summary>Each inside the one before.</summary>
    public static Expansion Nest(ImmutableArray<Expansion> steps)
    {
        var whole = steps[^1];
        for (var i = steps.Length - 2; i >= 0; i--) whole = steps[i] with { Expansions = [whole] };
        return whole;
    }

    /// <summary>Both lists as one, each navigation once, with the columns that either asks for.</summary>
    public static ImmutableArray<Expansion> Merge(ImmutableArray<Expansion> first, ImmutableArray<Expansion> second)
    {
        var merged = first.ToBuilder();
        foreach (var expansion in second)
        {
            var at = -1;
            for (var i = 0; i < merged.Count; i++)
                if (merged[i].Navigation == expansion.Navigation) at = i;
            if (at < 0) merged.Add(expansion);
            else merged[at] = merged[at].MergedWith(expansion);
        }

        return merged.ToImmutable();
    }

    private Expansion MergedWith(Expansion other)
    {
        if (IsNarrowed && other.IsNarrowed)
        {
            throw new QueryNotSupportedException(
                $"'{Navigation.MemberName}' is included twice, each time with conditions, an order or a limit of its own. One query brings its rows once: include them once.");
        }

        return (IsNarrowed ? this : other) with
        {
            Columns = Columns.Union(other.Columns),
            Expansions = Merge(Expansions, other.Expansions),
        };
    }
}
