namespace TypedDynamics.Querying.Model;

/// <summary>What must hold of a row.</summary>
internal abstract record Filter;

/// <summary>Holds when the inner one does not.</summary>
internal sealed record Negation(Filter Inner) : Filter;
