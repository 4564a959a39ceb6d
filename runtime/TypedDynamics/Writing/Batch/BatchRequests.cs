using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using TypedDynamics.Writing;

namespace TypedDynamics;

/// <summary>What a batch and a change set can hold. Nothing is sent until the batch is.</summary>
public abstract class BatchRequests
{
    private readonly List<BatchItem> _items = [];

    private protected BatchRequests(DataverseConnection connection)
    {
        Connection = connection;
        Writes = new(EnqueueAsync, connection.ServiceRoot, connection.Clock);
    }

    /// <summary>All its requests, in the order in which they were added.</summary>
    public IReadOnlyList<BatchItem> Items => _items.AsReadOnly();

    private protected DataverseConnection Connection { get; }

    private protected RowWrites Writes { get; }

    /// <summary>Makes the row; otherwise as <see cref="EntitySet{T}.CreateAsync"/>. Rows added later can point to it: it has its id at once.</summary>
    public BatchItem<Guid> Create<T>(T row)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        return Add(new BatchItem<Guid>(Writes.CreateAsync(row, CancellationToken.None)));
    }

    /// <summary>Changes the row of its id; otherwise as <see cref="EntitySet{T}.UpdateAsync"/>. Without changes nothing is sent.</summary>
    /// <exception cref="ArgumentException">The row has no id.</exception>
    public BatchItem Update<T>(T row, ConcurrencyMode concurrency = ConcurrencyMode.Overwrite)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        return Add(new BatchItem<bool>(Done(Writes.UpdateAsync(row, concurrency, CancellationToken.None))));
    }

    /// <summary>Changes the row of its id, or makes it; otherwise as <see cref="EntitySet{T}.UpsertAsync(T, CancellationToken)"/>.</summary>
    public BatchItem<UpsertOutcome> Upsert<T>(T row)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        return Add(new BatchItem<UpsertOutcome>(Writes.UpsertAsync(row, address: null, CancellationToken.None)));
    }

    /// <summary>Changes the row that has these values of an alternate key, or makes it.</summary>
    /// <exception cref="ArgumentException">These columns are no alternate key, or one of them is null.</exception>
    public BatchItem<UpsertOutcome> Upsert<T>(T row, Expression<Func<T, object?>> key)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(key);
        return Add(new BatchItem<UpsertOutcome>(Writes.UpsertAsync(row, RowAddress.Of(row, key), CancellationToken.None)));
    }

    /// <summary>Deletes the row of that id.</summary>
    public BatchItem Delete<T>(Guid id)
        where T : Entity, IEntity<T> =>
        Add(new BatchItem<bool>(Done(Writes.DeleteAsync(T.Model, id, version: null, CancellationToken.None))));

    private protected TItem Add<TItem>(TItem item)
        where TItem : BatchItem
    {
        // What is wrong with a row shows before anything is sent.
        if (item.Error is { } error) ExceptionDispatchInfo.Throw(error);
        _items.Add(item);
        return item;
    }

    private protected abstract Task<HttpResponseMessage> EnqueueAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    private static async Task<bool> Done(Task write)
    {
        await write.ConfigureAwait(false);
        return true;
    }
}
