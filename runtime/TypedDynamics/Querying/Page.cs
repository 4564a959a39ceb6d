namespace TypedDynamics;

/// <summary>One answer's worth of rows.</summary>
/// <typeparam name="T">What a row is.</typeparam>
/// <param name="Rows">The rows, in the query's order.</param>
/// <param name="Continuation">
/// Where the next page begins: hand it to <c>ToPageAsync</c> of the same query; null on the last page. It holds the service's skip token, and so
/// values of the last row's key and sort columns, and no address: others may be given it and may give it back, if they may see these.
/// </param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Continuation);
