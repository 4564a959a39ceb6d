namespace TypedDynamics;

/// <summary>One answer's worth of changes to a table: at most 5,000, or what <c>WithPageSize</c> says.</summary>
/// <typeparam name="T">What a row is.</typeparam>
/// <param name="Rows">Rows that are new or changed, as they are now; of the first synchronization all there are.</param>
/// <param name="Deletions">Rows that are gone, or that are out of the caller's reach. To be carried out behind <paramref name="Rows"/>.</param>
/// <param name="Continuation">
/// Where the next page begins: hand it to <c>TrackChangesAsync</c> of the same query, soon; null on the last page. It holds the service's tokens and no
/// address.
/// </param>
/// <param name="DeltaToken">
/// From where to go on the next time: keep it when the page is stored, and hand it to <c>TrackChangesAsync</c> of the same query, days later if need be. Null
/// but on the last page: what was read before that is not all.
/// </param>
public sealed record ChangePage<T>(IReadOnlyList<T> Rows, IReadOnlyList<DeletedRow> Deletions, string? Continuation, string? DeltaToken);
