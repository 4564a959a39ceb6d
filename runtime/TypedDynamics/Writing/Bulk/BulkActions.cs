using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing.Bulk;

internal sealed class BulkCreation<T>() : BulkAction<T>(T.Model)
    where T : Entity, IEntity<T>
{
    public override string Name => "create";

    public override string Message => "CreateMultiple";

    public override bool MakesRows => true;

    public override void Prepare(T item, Func<Guid> id)
    {
        if (item.Id == Guid.Empty) RowKey.Set(item, id());
    }

    public override Guid IdOf(T item) => item.Id;

    public override void WriteTarget(T item, ref Utf8RowWriter json)
    {
        json.WriteKey(item);
        json.WriteChanges(item);
    }

    public override BatchItem AddTo(DataverseBatch batch, T item) => batch.Create(item);

    public override void Accept(T item) => item.AcceptChanges();
}

internal sealed class BulkUpdate<T>() : BulkAction<T>(T.Model)
    where T : Entity, IEntity<T>
{
    public override string Name => "update";

    public override string Message => "UpdateMultiple";

    public override Guid IdOf(T item) => item.Id;

    // As of a single row: one without an id is refused, and of one without changes nothing is sent.
    public override bool IsToBeSent(T item) => RowWriting.HasChanges(item, RowAddress.Of(T.Model, item.Id).KeyColumns);

    public override void WriteTarget(T item, ref Utf8RowWriter json)
    {
        json.WriteKey(item);
        json.WriteChanges(item);
    }

    public override BatchItem AddTo(DataverseBatch batch, T item) => batch.Update(item);

    public override void Accept(T item) => item.AcceptChanges();
}

/// <param name="key">The columns of an alternate key; null for the row's id.</param>
internal sealed class BulkUpsert<T>(Expression<Func<T, object?>>? key) : BulkAction<T>(T.Model)
    where T : Entity, IEntity<T>
{
    public override string Name => "upsert";

    public override string Message => "UpsertMultiple";

    public override void Prepare(T item, Func<Guid> id)
    {
        if (key is null && item.Id == Guid.Empty) RowKey.Set(item, id());
    }

    public override Guid IdOf(T item) => item.Id;

    public override void WriteTarget(T item, ref Utf8RowWriter json)
    {
        if (key is null)
        {
            json.WriteKey(item);
            json.WriteChanges(item);
            return;
        }

        // The service refuses a new row whose body says the key's columns once more.
        var address = RowAddress.Of(item, key);
        json.Write("@odata.id"u8, address.Path);
        json.WriteChanges(item, address.KeyColumns);
    }

    public override BatchItem AddTo(DataverseBatch batch, T item) => key is null ? batch.Upsert(item) : batch.Upsert(item, key);

    public override void Accept(T item) => item.AcceptChanges();
}

internal sealed class BulkDeletion<T>() : BulkAction<Guid>(T.Model)
    where T : Entity, IEntity<T>
{
    public override string Name => "delete";

    public override string Message => "DeleteMultiple";

    public override bool DeletesRows => true;

    public override Guid IdOf(Guid item) => item;

    public override void WriteTarget(Guid item, ref Utf8RowWriter json) =>
        json.Write(T.Model.Key is { } column ? System.Text.Encoding.UTF8.GetBytes(column.WireName) : throw new InvalidOperationException($"Table '{T.Model.LogicalName}' has no key."), item);

    public override BatchItem AddTo(DataverseBatch batch, Guid item) => batch.Delete<T>(item);
}
