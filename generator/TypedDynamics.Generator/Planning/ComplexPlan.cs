using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The class of a complex type of the CSDL.</summary>
/// <param name="TypeName">Its name in the org's namespace.</param>
/// <param name="BaseClass">By its <c>global::</c> name; null for none.</param>
internal sealed record ComplexPlan(string Name, string TypeName, string? BaseClass, EquatableArray<ComplexPropertyPlan> Properties);

internal sealed record ComplexPropertyPlan(string Name, string WireName, ValuePlan Value, bool IsNullable);
