using TypedDynamics.Changes;

namespace TypedDynamics;

/// <content>What has changed since a token.</content>
public partial class EntityQuery<T>
{
    /// <summary>One page of what is new, changed or deleted in the table, with the query's columns (<c>Prefer: odata.track-changes</c>).</summary>
    /// <remarks>
    /// Without a token all rows come, and no deletions. Go on with <see cref="ChangePage{T}.Continuation"/> until it is null; the last page has the
    /// <see cref="ChangePage{T}.DeltaToken"/> for the next time. The table must have change tracking turned on, and the caller must be allowed to read all
    /// of it. With a token that is too old, and of which the service does not say so, all rows may come as changed.
    /// </remarks>
    /// <param name="since">The continuation of the page before, or a delta token, of this same query and as it came; null to begin.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="QueryNotSupportedException">The query has conditions, an order, related rows or a limit: the service tracks whole tables. Nothing was sent.</exception>
    /// <exception cref="ArgumentException">It is neither a continuation nor a delta token; nothing was sent.</exception>
    /// <exception cref="ChangesExpiredException">The token has expired: all rows must be read anew.</exception>
    /// <exception cref="MalformedResponseException">The answer has no token to go on with, as where the table does not track changes.</exception>
    public Task<ChangePage<T>> TrackChangesAsync(string? since = null, CancellationToken cancellationToken = default) =>
        ChangeReading.ReadAsync<T, T>(Runner, Model, static row => row, since, cancellationToken);
}
