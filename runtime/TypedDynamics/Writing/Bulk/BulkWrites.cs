using System.Linq.Expressions;
using TypedDynamics.Writing.Bulk;

namespace TypedDynamics;

/// <summary>Writes as many rows as there are, in as few requests as the service takes, several at once. Made by <see cref="EntitySet{T}.Bulk"/>.</summary>
/// <remarks>
/// Rows are taken as they are needed and let go when they are written: memory does not grow with their number. They are written in no particular order. Where the org has
/// <c>CreateMultiple</c> and its kin these are used, batches elsewhere. What the service turns away is sent again when it asks for that; of what got no answer it is learned
/// whether it was written. Each method comes in two kinds: one runs to the end and counts, the other gives what became of each row as it becomes known.
/// </remarks>
/// <typeparam name="T">The entity.</typeparam>
public sealed class BulkWrites<T>
    where T : Entity, IEntity<T>
{
    private const int FailuresKept = 1000;

    private readonly DataverseConnection _connection;
    private readonly BulkOptions _options;

    internal BulkWrites(DataverseConnection connection, BulkOptions options) => (_connection, _options) = (connection, options);

    /// <summary>Makes the rows (<c>CreateMultiple</c>). Those without an id get one.</summary>
    /// <exception cref="FormatException">The journal is no journal, or that of another writing.</exception>
    public Task<BulkResult<T>> CreateAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken = default) => CountAsync(CreateEachAsync(rows, cancellationToken), cancellationToken);

    /// <inheritdoc cref="CreateAsync(IAsyncEnumerable{T}, CancellationToken)"/>
    public Task<BulkResult<T>> CreateAsync(IEnumerable<T> rows, CancellationToken cancellationToken = default) => CreateAsync(rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Makes the rows, and gives what became of each.</summary>
    /// <remarks>Nothing is sent before the first outcome is asked for; who stops asking stops the writing.</remarks>
    public IAsyncEnumerable<BulkOutcome<T>> CreateEachAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken = default) => Run(new BulkCreation<T>(), rows, cancellationToken);

    /// <summary>Changes the rows of their ids (<c>UpdateMultiple</c>), with what was assigned; fails for those that are not there.</summary>
    public Task<BulkResult<T>> UpdateAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken = default) => CountAsync(UpdateEachAsync(rows, cancellationToken), cancellationToken);

    /// <inheritdoc cref="UpdateAsync(IAsyncEnumerable{T}, CancellationToken)"/>
    public Task<BulkResult<T>> UpdateAsync(IEnumerable<T> rows, CancellationToken cancellationToken = default) => UpdateAsync(rows.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Changes the rows of their ids, and gives what became of each; otherwise as <see cref="CreateEachAsync"/>.</summary>
    public IAsyncEnumerable<BulkOutcome<T>> UpdateEachAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken = default) => Run(new BulkUpdate<T>(), rows, cancellationToken);

    /// <summary>Changes the rows of their ids, or makes them (<c>UpsertMultiple</c>).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The columns of an alternate key to find the rows by, in place of their ids: <c>x => x.AccountNumber</c>.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public Task<BulkResult<T>> UpsertAsync(IAsyncEnumerable<T> rows, Expression<Func<T, object?>>? key = null, CancellationToken cancellationToken = default) =>
        CountAsync(UpsertEachAsync(rows, key, cancellationToken), cancellationToken);

    /// <inheritdoc cref="UpsertAsync(IAsyncEnumerable{T}, Expression{Func{T, object}}, CancellationToken)"/>
    public Task<BulkResult<T>> UpsertAsync(IEnumerable<T> rows, Expression<Func<T, object?>>? key = null, CancellationToken cancellationToken = default) =>
        UpsertAsync(rows.ToAsyncEnumerable(), key, cancellationToken);

    /// <summary>Changes the rows or makes them, and gives what became of each; otherwise as <see cref="CreateEachAsync"/>.</summary>
    public IAsyncEnumerable<BulkOutcome<T>> UpsertEachAsync(IAsyncEnumerable<T> rows, Expression<Func<T, object?>>? key = null, CancellationToken cancellationToken = default) =>
        Run(new BulkUpsert<T>(key), rows, cancellationToken);

    /// <summary>Deletes the rows of these ids: by batches, and by <c>DeleteMultiple</c> where the table is elastic.</summary>
    public Task<BulkResult<Guid>> DeleteAsync(IAsyncEnumerable<Guid> ids, CancellationToken cancellationToken = default) => CountAsync(DeleteEachAsync(ids, cancellationToken), cancellationToken);

    /// <inheritdoc cref="DeleteAsync(IAsyncEnumerable{Guid}, CancellationToken)"/>
    public Task<BulkResult<Guid>> DeleteAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken = default) => DeleteAsync(ids.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Deletes the rows of these ids, and gives what became of each; otherwise as <see cref="CreateEachAsync"/>.</summary>
    public IAsyncEnumerable<BulkOutcome<Guid>> DeleteEachAsync(IAsyncEnumerable<Guid> ids, CancellationToken cancellationToken = default) => Run(new BulkDeletion<T>(), ids, cancellationToken);

    private static async Task<BulkResult<TItem>> CountAsync<TItem>(IAsyncEnumerable<BulkOutcome<TItem>> outcomes, CancellationToken cancellationToken)
    {
        var counts = new long[4];
        var failures = new List<BulkOutcome<TItem>>();
        await foreach (var outcome in outcomes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            counts[(int)outcome.State]++;
            if (outcome.State is BulkState.Failed or BulkState.Unknown && failures.Count < FailuresKept) failures.Add(outcome);
        }

        return new(counts[(int)BulkState.Succeeded], counts[(int)BulkState.DoneBefore], counts[(int)BulkState.Failed], counts[(int)BulkState.Unknown], failures);
    }

    private IAsyncEnumerable<BulkOutcome<TItem>> Run<TItem>(BulkAction<TItem> action, IAsyncEnumerable<TItem> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new BulkRun<TItem>(_connection, action, _options).RunAsync(rows, cancellationToken);
    }
}
