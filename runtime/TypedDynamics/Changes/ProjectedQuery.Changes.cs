using TypedDynamics.Changes;

namespace TypedDynamics;

/// <content>What has changed since a token.</content>
public sealed partial class ProjectedQuery<T, TResult>
{
    /// <summary>One page of what is new, changed or deleted in the table; only the columns that the selector reads are asked for. Otherwise as <see cref="EntityQuery{T}.TrackChangesAsync"/>.</summary>
    /// <remarks>Select the id too: a deletion names nothing else.</remarks>
    /// <param name="since">The continuation of the page before, or a delta token, of this same query and as it came; null to begin.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="QueryNotSupportedException">The query has conditions, an order, related rows or a limit: the service tracks whole tables. Nothing was sent.</exception>
    /// <exception cref="ArgumentException">It is neither a continuation nor a delta token; nothing was sent.</exception>
    /// <exception cref="ChangesExpiredException">The token has expired: all rows must be read anew.</exception>
    /// <exception cref="MalformedResponseException">The answer has no token to go on with, as where the table does not track changes.</exception>
    public Task<ChangePage<TResult>> TrackChangesAsync(string? since = null, CancellationToken cancellationToken = default) =>
        ChangeReading.ReadAsync(Runner, Model, _selector, since, cancellationToken);
}
