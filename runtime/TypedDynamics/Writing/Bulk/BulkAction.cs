using TypedDynamics.Emitted;

namespace TypedDynamics.Writing.Bulk;

/// <summary>What is done with each of many rows.</summary>
internal abstract class BulkAction<TItem>(EntityModel entity)
{
    public EntityModel Entity => entity;

    /// <summary>The action's name in a journal.</summary>
    public abstract string Name { get; }

    /// <summary>The service's message for many rows at once.</summary>
    public abstract string Message { get; }

    /// <summary>True when rows get ids of the client's making, by which can be asked whether they are there.</summary>
    public virtual bool MakesRows => false;

    /// <summary>True when rows that are gone are what was wanted.</summary>
    public virtual bool DeletesRows => false;

    /// <summary>Gives a new row its id.</summary>
    /// <param name="item">The row.</param>
    /// <param name="id">The id, for one that has none.</param>
    public virtual void Prepare(TItem item, Func<Guid> id)
    {
    }

    public abstract Guid IdOf(TItem item);

    /// <summary>Whether anything is to be sent of it.</summary>
    public virtual bool IsToBeSent(TItem item) => true;

    /// <summary>One of the message's <c>Targets</c>: columns without braces, behind <c>@odata.type</c>.</summary>
    public abstract void WriteTarget(TItem item, ref Utf8RowWriter json);

    /// <summary>The same as a request of its own.</summary>
    public abstract BatchItem AddTo(DataverseBatch batch, TItem item);

    /// <summary>Whether the service holds the new row as it was written.</summary>
    public virtual async Task<bool> HoldsAsync(TItem item, DataverseConnection connection, CancellationToken cancellationToken) =>
        item is Entity entity && await new RowWrites(connection.SendAsync, connection.ServiceRoot, connection.Clock).HoldsAsync(entity, cancellationToken).ConfigureAwait(false);

    /// <summary>Notes on the row that it was written.</summary>
    public virtual void Accept(TItem item)
    {
    }
}
