using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Writing;
using TypedDynamics.Writing.Bulk;

namespace TypedDynamics.LateBound;

/// <summary>What is done with each of many rows of names and values.</summary>
internal abstract class RecordAction(TableModel table) : BulkAction<IDictionary<string, object?>>(table)
{
    protected const string Address = "@odata.id";

    protected string IdColumn => Entity.PrimaryIdColumn!;

    /// <exception cref="ArgumentException">What stands in the id's column is none.</exception>
    public override Guid IdOf(IDictionary<string, object?> item) => item.TryGetValue(IdColumn, out var value)
        ? value switch
        {
            Guid id => id,
            string text when Guid.TryParse(text, out var id) => id,
            JsonElement { ValueKind: JsonValueKind.String } json when json.TryGetGuid(out var id) => id,
            null => Guid.Empty,
            _ => throw new ArgumentException($"'{IdColumn}' is no id: give a Guid.", nameof(item)),
        }
        : Guid.Empty;

    public override bool IsToBeSent(IDictionary<string, object?> item) => IdOf(item) != Guid.Empty || item.ContainsKey(Address);

    public override void WriteTarget(IDictionary<string, object?> item, ref Utf8RowWriter json) => ValueWriting.WriteProperties(json.Json, item);

    public override BatchItem AddTo(DataverseBatch batch, IDictionary<string, object?> item) => batch.Add(Request(item));

    /// <summary>The same as a request of its own.</summary>
    protected abstract HttpRequestMessage Request(IDictionary<string, object?> item);

    protected HttpRequestMessage Patch(IDictionary<string, object?> item)
    {
        var path = item.TryGetValue(Address, out var address) ? $"{address}" : RowAddress.Of(Entity, IdOf(item)).Path;
        return WriteRequest.Create(HttpMethod.Patch, path, ValueWriting.Write(item.Where(column => column.Key != IdColumn && column.Key != Address)));
    }

    protected void Identify(IDictionary<string, object?> item, Func<Guid> id)
    {
        // What is no id is told when it would be sent.
        if (!item.TryGetValue(IdColumn, out var value) || value is null || Guid.Empty.Equals(value)) item[IdColumn] = id();
    }
}

internal sealed class RecordCreation(TableModel table) : RecordAction(table)
{
    public override string Name => "create";

    public override string Message => "CreateMultiple";

    public override bool MakesRows => true;

    public override void Prepare(IDictionary<string, object?> item, Func<Guid> id) => Identify(item, id);

    public override Task<bool> HoldsAsync(IDictionary<string, object?> item, DataverseConnection connection, CancellationToken cancellationToken) =>
        new OutcomeResolution(connection.SendAsync).HoldsAsync(RowAddress.Of(Entity, IdOf(item)).Path, ValueWriting.Write(item), cancellationToken);

    protected override HttpRequestMessage Request(IDictionary<string, object?> item) => WriteRequest.Create(HttpMethod.Post, RowAddress.SetOf(Entity), ValueWriting.Write(item));
}

internal sealed class RecordUpdate(TableModel table) : RecordAction(table)
{
    public override string Name => "update";

    public override string Message => "UpdateMultiple";

    // One that names no row is refused, not passed over.
    public override bool IsToBeSent(IDictionary<string, object?> item) => base.IsToBeSent(item) ? true : throw new ArgumentException($"The row has no '{IdColumn}', so that it names none to change.", nameof(item));

    protected override HttpRequestMessage Request(IDictionary<string, object?> item)
    {
        var request = Patch(item);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return request;
    }
}

internal sealed class RecordUpsert(TableModel table) : RecordAction(table)
{
    public override string Name => "upsert";

    public override string Message => "UpsertMultiple";

    public override void Prepare(IDictionary<string, object?> item, Func<Guid> id)
    {
        if (!item.ContainsKey(Address)) Identify(item, id);
    }

    protected override HttpRequestMessage Request(IDictionary<string, object?> item) => Patch(item);
}
