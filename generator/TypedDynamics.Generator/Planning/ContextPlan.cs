using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>All that one context's files say. Each part is the cache key of its own file.</summary>
internal sealed record ContextPlan
{
    /// <summary>The context class itself: its entity sets.</summary>
    public required ContextClassPlan Context { get; init; }

    public EquatableArray<EntityPlan> Entities { get; init; }

    /// <summary>Choices that several entities share; null when there are none.</summary>
    public ChoicesPlan? Choices { get; init; }

    /// <summary>Lookup unions that several entities share; null when there are none.</summary>
    public LookupsPlan? Lookups { get; init; }

    /// <summary>Complex types and enums of the CSDL; null when nothing emitted uses any.</summary>
    public ComplexTypesPlan? ComplexTypes { get; init; }

    /// <summary>Null when no operation is emitted.</summary>
    public OperationsPlan? Operations { get; init; }

    public EquatableArray<PlanProblem> Problems { get; init; }
}

/// <param name="Namespace">Null in the global one.</param>
internal sealed record ContextClassPlan(string HintName, string? Namespace, string ClassName, EquatableArray<EntitySetPlan> Sets, EquatableArray<DerivedPlan> Derived);

/// <param name="Class">By its <c>global::</c> name.</param>
internal sealed record EntitySetPlan(string Name, string Class, string EntitySetName, string? Label);

/// <summary>A class whose rows may arrive where one of its base classes is declared.</summary>
/// <param name="Base">By its <c>global::</c> name.</param>
/// <param name="Class">By its <c>global::</c> name.</param>
/// <param name="TypeName">As rows name it.</param>
internal sealed record DerivedPlan(string Base, string Class, string TypeName);

internal sealed record ChoicesPlan(string HintName, string? Namespace, EquatableArray<ChoicePlan> Choices);

internal sealed record LookupsPlan(string HintName, string? Namespace, EquatableArray<LookupPlan> Lookups);

internal sealed record ComplexTypesPlan(string HintName, string? Namespace, EquatableArray<ComplexPlan> Types, EquatableArray<ChoicePlan> Enums);

internal sealed record OperationsPlan(string HintName, string? Namespace, string ClassName, EquatableArray<OperationPlan> Operations);
