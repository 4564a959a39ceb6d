using System.Collections.Immutable;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

internal static class RepeatedAsks
{
    /// <summary>Places of attributes on further parts of a class that has one already: the compiler reports them, and only the first counts.</summary>
    public static EquatableArray<SourceSpan> Among(ImmutableArray<AskReading> readings) => readings
        .Select(reading => reading.Ask)
        .OfType<ContextAsk>()
        .GroupBy(ask => (ask.Namespace, ask.TypeName))
        .SelectMany(parts => parts.OrderBy(ask => ask.At.Path, StringComparer.Ordinal).ThenBy(ask => ask.At.Start).Skip(1))
        .Select(ask => ask.At)
        .ToArray();

    public static ContextAsk? Keep(AskReading reading, EquatableArray<SourceSpan> repeated) =>
        reading.Ask is { } ask && !repeated.Contains(ask.At) ? ask.WithoutPositions() : null;
}
