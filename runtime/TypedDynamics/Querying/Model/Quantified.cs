using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>Something holds of any, or of all, of the rows that a collection navigation leads to.</summary>
/// <param name="Range">The row that the navigation belongs to; null for the query's own row.</param>
/// <param name="Collection">The collection navigation.</param>
/// <param name="IsAll">All of them, or any.</param>
/// <param name="Variable">One related row.</param>
/// <param name="Inner">What holds of it; null when it need only be there.</param>
internal sealed record Quantified(RangeVariable? Range, NavigationModel Collection, bool IsAll, RangeVariable Variable, Filter? Inner) : Filter;
