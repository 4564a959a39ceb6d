using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>A method of the context that calls an action or a function.</summary>
internal sealed record OperationPlan
{
    /// <summary>Name on the wire.</summary>
    public required string Name { get; init; }

    public required string MethodName { get; init; }

    public bool IsFunction { get; init; }

    /// <summary>The class that it is bound to, by its <c>global::</c> name; null when unbound.</summary>
    public string? BoundTo { get; init; }

    /// <summary>True when it is bound to the whole set instead of a row.</summary>
    public bool IsOnSet { get; init; }

    /// <summary>Required ones first, as C# wants it.</summary>
    public EquatableArray<ParameterPlan> Parameters { get; init; }

    /// <summary>Null when it answers nothing.</summary>
    public ValuePlan? Answer { get; init; }
}

/// <param name="Argument">The C# parameter.</param>
/// <param name="TypeName">Enums: their bare name in the CSDL.</param>
internal sealed record ParameterPlan(string Name, string Argument, ValuePlan Value, bool IsOptional, string TypeName = "");
