namespace TypedDynamics.Querying.Model;

/// <summary>What must hold of a row.</summary>
internal abstract record Filter;
