using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>All files of a context, for hosts that do not cache them one by one.</summary>
internal static class ContextFiles
{
    public static IEnumerable<GeneratedFile> Emit(ContextPlan plan)
    {
        yield return ContextEmitter.Emit(plan.Context);
        foreach (var entity in plan.Entities) yield return EntityEmitter.Emit(entity);
        if (plan.Choices is { } choices) yield return ChoiceEmitter.Emit(choices);
        if (plan.Lookups is { } lookups) yield return LookupEmitter.Emit(lookups);
        if (plan.ComplexTypes is { } types) yield return ComplexEmitter.Emit(types);
        if (plan.Operations is { } operations) yield return OperationEmitter.Emit(operations);
    }
}
