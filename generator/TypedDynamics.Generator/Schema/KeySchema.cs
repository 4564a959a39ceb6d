namespace TypedDynamics.Generator.Schema;

/// <summary>An alternate key.</summary>
/// <param name="Name">Logical name from the definition, or the columns joined by <c>_</c> with CSDL alone.</param>
/// <param name="Columns">Logical names of the columns, in order.</param>
internal sealed record KeySchema(string Name, string? Label, EquatableArray<string> Columns);
