namespace TypedDynamics;

/// <summary>One answer's worth of rows.</summary>
/// <typeparam name="T">What a row is.</typeparam>
/// <param name="Rows">The rows, in the query's order.</param>
/// <param name="Continuation">Where the next page begins: hand it to <c>ToPageAsync</c> of the same query; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Continuation);
