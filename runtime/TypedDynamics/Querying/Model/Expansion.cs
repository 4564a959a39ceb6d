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

    public bool NeedsLookupTables =>
        Columns.HasPolymorphicLookup(Navigation.Target) || Expansions.Any(static expansion => expansion.NeedsLookupTables);
}
