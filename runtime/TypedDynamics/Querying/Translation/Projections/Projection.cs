using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>What a selector needs of the rows it is given.</summary>
/// <param name="Columns">The row's own columns.</param>
/// <param name="Expansions">The rows that must come along, and their columns.</param>
/// <param name="ReadsKey">Whether it reads the row's id or version, which come with every row.</param>
/// <param name="ReadsTexts">Whether it reads what the service formats, which comes where it is asked for only.</param>
/// <param name="KeepsRowsApart">Whether rows that differ in the columns give results that differ: it takes the columns over as they are.</param>
internal sealed record Projection(ColumnSelection Columns, ImmutableArray<Expansion> Expansions, bool ReadsKey, bool ReadsTexts, bool KeepsRowsApart)
{
    /// <summary>Every column, for a selector that is not understood.</summary>
    public static Projection Everything { get; } = new(ColumnSelection.All, [], ReadsKey: true, ReadsTexts: false, KeepsRowsApart: false);

    /// <summary>The projection of a selector, by its text. The text of a selector in the source is one string object: it is read once.</summary>
    /// <param name="selectorText">Its source text.</param>
    /// <param name="selector">The selector itself: in query syntax the text is the body alone, and only its method knows what that calls the row.</param>
    public static Projection Of<T>(string? selectorText, MethodInfo selector)
        where T : Entity, IEntity<T>
    {
        if (selectorText is null) return Everything;
        var projection = Known<T>.Projections.GetValue(selectorText, static text => ProjectionText.Read(text, T.Model));
        return projection == Everything && ParameterOf(selector) is { } parameter ? ProjectionText.ReadBody(selectorText, T.Model, parameter) : projection;
    }

    // A method that has a name in C# was not written where the text is.
    private static string? ParameterOf(MethodInfo selector) => selector.Name.StartsWith('<') && selector.GetParameters() is [.., var last] ? last.Name : null;

    // By reference and weakly: a text that is made anew each time costs its reading, not memory.
    private static class Known<T>
        where T : Entity, IEntity<T>
    {
        public static ConditionalWeakTable<string, Projection> Projections { get; } = [];
    }
}
