using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>What a selector needs of the rows it is given.</summary>
/// <param name="Columns">The row's own columns.</param>
/// <param name="Expansions">The rows that must come along, and their columns.</param>
/// <param name="ReadsKey">Whether it reads the row's id or version, which come with every row.</param>
internal sealed record Projection(ColumnSelection Columns, ImmutableArray<Expansion> Expansions, bool ReadsKey)
{
    /// <summary>Every column, for a selector that is not understood.</summary>
    public static Projection Everything { get; } = new(ColumnSelection.All, [], ReadsKey: true);

    /// <summary>The projection of a selector, by its text. The text of a selector in the source is one string object: it is read once.</summary>
    public static Projection Of<T>(string? selectorText)
        where T : Entity, IEntity<T> =>
        selectorText is null ? Everything : Known<T>.Projections.GetValue(selectorText, static text => ProjectionText.Read(text, T.Model));

    // By reference and weakly: a text that is made anew each time costs its reading, not memory.
    private static class Known<T>
        where T : Entity, IEntity<T>
    {
        public static ConditionalWeakTable<string, Projection> Projections { get; } = [];
    }
}
