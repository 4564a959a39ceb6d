using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>One of the rows that a line of a query with joins has.</summary>
/// <param name="Entity">What it is.</param>
/// <param name="Table">The joined table; null for the query's own row.</param>
/// <param name="Name">What the query's lambdas call it; null where none does.</param>
internal sealed record JoinSource(EntityModel Entity, JoinedTable? Table, string? Name);
