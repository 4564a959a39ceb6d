namespace TypedDynamics.Querying.Model;

/// <summary>One side of a comparison.</summary>
internal abstract record Operand;
