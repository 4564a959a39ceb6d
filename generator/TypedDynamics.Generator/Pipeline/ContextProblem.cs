using System.Collections.Immutable;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>A problem of one context, not yet at a place: asks travel without places, so that typing above them plans nothing anew.</summary>
internal sealed record ContextProblem(ContextAsk Ask, string? Folder, PlanProblem Problem)
{
    public Problem Locate(ImmutableArray<AskReading> readings)
    {
        if (Problem.InCache is { } point) return new Problem(Problem.Rule, Problem.Message, CacheReading.At(Folder + "/metadata.xml", point));
        var located = readings.FirstOrDefault(reading => Ask.Equals(reading.Ask?.WithoutPositions()))?.Ask ?? Ask;
        return new Problem(Problem.Rule, Problem.Message, located.PlaceOf(Problem));
    }
}
