using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>A closed union: the value of a lookup that may point to rows of several tables.</summary>
/// <param name="Targets">Those that the context has classes for.</param>
/// <param name="Others">Logical names of those that it has none for.</param>
internal sealed record LookupPlan(string Name, EquatableArray<LookupTargetPlan> Targets, EquatableArray<string> Others);

/// <param name="Class">By its <c>global::</c> name.</param>
/// <param name="Name">The class's bare name, for <c>As…</c>.</param>
internal sealed record LookupTargetPlan(string LogicalName, string Class, string Name);
