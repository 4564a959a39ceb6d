using System.Collections.Immutable;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>How a line keeps its rows: it is one of them, or has members that are.</summary>
/// <param name="Source">The row's place among those of the line; null where there are members.</param>
/// <param name="Members">The members whose names are known.</param>
internal sealed record LinePart(int? Source, ImmutableDictionary<string, LinePart> Members)
{
    /// <summary>The line is the row.</summary>
    public static LinePart Row(int source) => new(source, ImmutableDictionary<string, LinePart>.Empty);

    /// <summary>The line has members that are, or lead to, its rows.</summary>
    public static LinePart Of(params IEnumerable<(string Name, LinePart Part)> members) => new(null, members.ToImmutableDictionary(static member => member.Name, static member => member.Part));

    public ReadPart Read(IReadOnlyList<ReadColumns> rows) => Source is { } source
        ? new(rows[source], null)
        : new(null, Members.ToDictionary(static member => member.Key, member => member.Value.Read(rows)));
}
