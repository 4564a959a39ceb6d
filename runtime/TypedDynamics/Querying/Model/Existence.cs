using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>There is a row of another table, tied by a column rather than by a navigation.</summary>
/// <param name="Entity">The other table.</param>
/// <param name="From">Logical name of its column.</param>
/// <param name="To">Logical name of the query's column that it must equal.</param>
/// <param name="Inner">What must hold of the other table's row; null when it need only be there.</param>
internal sealed record Existence(EntityModel Entity, string From, string To, Filter? Inner) : Filter;
