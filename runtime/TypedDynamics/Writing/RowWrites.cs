using System.Net;
using TypedDynamics.Emitted;
using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing;

/// <summary>Sends the writes of one row and reads what the service says of them.</summary>
/// <param name="send">Sends a request, at once or with others.</param>
/// <param name="serviceRoot">The root of the Web API.</param>
/// <param name="clock">Orders the ids that are made.</param>
internal sealed class RowWrites(SendRequest send, Uri serviceRoot, TimeProvider clock)
{
    private const string AnyVersion = "*";
    private const string DuplicateRecord = "0x80040237";
    private const int Tries = 8;

    public async Task<Guid> CreateAsync(Entity row, CancellationToken cancellationToken)
    {
        var model = row.RowModel;
        var (isOurs, mayRepeat) = Ensure(row);
        using var request = WriteRequest.Create(HttpMethod.Post, RowAddress.SetOf(model), RowWriting.WriteNew(row));
        if (mayRepeat) request.AllowRepetition();
        if (isOurs) request.MakesRow(RowAddress.Of(model, row.Id).Path);
        try
        {
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (IsThereAlready(request, exception))
        {
            if (!isOurs && !await HoldsAsync(row, cancellationToken).ConfigureAwait(false)) throw;
        }

        row.AcceptChanges();
        return row.Id;
    }

    public async Task<T> CreateAndReadAsync<T>(T row, QueryModel shape, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        var (isOurs, mayRepeat) = Ensure(row);
        using var request = WriteRequest.Create(HttpMethod.Post, ODataWriter.WriteShape(shape), RowWriting.WriteNew(row));
        (QueryRequest.PreferencesOf(shape) with { MaxPageSize = null, ReturnsRepresentation = true }).ApplyTo(request);
        if (mayRepeat) request.AllowRepetition();
        try
        {
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
            row.AcceptChanges();
            return await ReadWrittenAsync(
                () => new QueryRunner(send).ReadRowAsync<T>(response, shape, cancellationToken),
                () => new QueryRunner(send).ReadRowAsync<T>(shape, row.Id, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (IsThereAlready(request, exception))
        {
            if (!isOurs && !await HoldsAsync(row, cancellationToken).ConfigureAwait(false)) throw;
            row.AcceptChanges();
            return await new QueryRunner(send).ReadRowAsync<T>(shape, row.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task UpdateAsync(Entity row, ConcurrencyMode mode, CancellationToken cancellationToken)
    {
        var address = RowAddress.Of(row.RowModel, row.Id);
        if (!RowWriting.HasChanges(row, address.KeyColumns)) return;
        var version = VersionFor(row, mode);
        using var request = Patch(row, address, keyOnly: mode == ConcurrencyMode.IfUnchanged);
        request.Headers.TryAddWithoutValidation("If-Match", version);
        row.ETag = version == AnyVersion
            ? await SendPlainAsync(request, cancellationToken).ConfigureAwait(false)
            : await new VersionedWrites(send, clock).SendAsync(request, row.RowModel, address.Path, version, cancellationToken).ConfigureAwait(false);
        row.AcceptChanges();
    }

    /// <param name="row">The row.</param>
    /// <param name="address">Where it is by an alternate key; null for its id.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<UpsertOutcome> UpsertAsync<T>(T row, RowAddress? address, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        if (address is null) RowKey.Ensure(row, clock);
        address ??= RowAddress.Of(T.Model, row.Id);
        using var request = Patch(row, address, keyOnly: true);
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        var key = KeyOnly(row.RowModel);
        var written = await ReadWrittenAsync(
            () => new QueryRunner(send).ReadRowAsync<T>(response, key, cancellationToken),
            async () =>
            {
                using var question = QueryRequest.Create(ShapeOf(address, row), key);
                using var answer = await send(question, cancellationToken).ConfigureAwait(false);
                return await new QueryRunner(send).ReadRowAsync<T>(answer, key, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        RowKey.Set(row, written.Id);
        row.AcceptChanges();
        row.ETag = written.ETag;
        return response.StatusCode == HttpStatusCode.Created ? UpsertOutcome.Created : UpsertOutcome.Updated;
    }

    public async Task DeleteAsync(EntityModel entity, Guid id, string? version, CancellationToken cancellationToken)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, RowAddress.Of(entity, id).Path);
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
            await new VersionedWrites(send, clock).SendAsync(request, entity, RowAddress.Of(entity, id).Path, version, cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (exception.StatusCode == HttpStatusCode.NotFound && request.WasRepeated())
        {
            // Gone by the try that got no answer.
        }
    }

    public async Task SetAsync(EntityModel entity, Guid id, ColumnModel column, object? value, CancellationToken cancellationToken)
    {
        var path = $"{RowAddress.Of(entity, id).Path}/{column.WireName}";
        using var request = value is null
            ? WriteRequest.Create(HttpMethod.Delete, path)
            : WriteRequest.Create(HttpMethod.Put, path, ValueWriting.Write([new(WireNames.Value, column.Kind == ColumnKind.MultiSelectChoice ? value.ToString() : value)]));
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task AssociateAsync(EntityModel entity, Guid id, NavigationModel navigation, Guid related, CancellationToken cancellationToken)
    {
        var address = new Uri(serviceRoot, RowAddress.Of(navigation.Target, related).Path);
        using var request = WriteRequest.Create(
            navigation.IsCollection ? HttpMethod.Post : HttpMethod.Put, $"{RowAddress.Of(entity, id).Path}/{navigation.WireName}/$ref", WriteRequest.Reference(address));
        request.AllowRepetition();
        try
        {
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (IsThereAlready(request, exception))
        {
            // Tied by the try that got no answer.
        }
    }

    /// <param name="entity">The table of the row that holds the navigation.</param>
    /// <param name="id">That row.</param>
    /// <param name="navigation">The navigation.</param>
    /// <param name="related">The row at the other end; null for a single-valued navigation.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task DisassociateAsync(EntityModel entity, Guid id, NavigationModel navigation, Guid? related, CancellationToken cancellationToken)
    {
        var key = related is { } other ? $"({ODataLiteral.Write(other)})" : "";
        using var request = WriteRequest.Create(HttpMethod.Delete, $"{RowAddress.Of(entity, id).Path}/{navigation.WireName}{key}/$ref");
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What <c>If-Match</c> demands.</summary>
    /// <exception cref="InvalidOperationException">The row has no version to demand.</exception>
    public static string VersionFor(Entity row, ConcurrencyMode mode) => mode == ConcurrencyMode.Overwrite
        ? AnyVersion
        : row.ETag ?? throw new InvalidOperationException($"This row of '{row.LogicalName}' has no version to compare with: it was not read from the service, or was overwritten since. Read it, change it, then write it.");

    /// <summary>Whether the row that is there is as this one was to be: somebody else may have had an id that the caller chose.</summary>
    public async Task<bool> HoldsAsync(Entity row, CancellationToken cancellationToken) =>
        (await new OutcomeResolution(send).AskAsync(row.RowModel, RowAddress.Of(row.RowModel, row.Id).Path, "", RowWriting.WriteNew(row), cancellationToken).ConfigureAwait(false)).State == WriteState.Done;

    // The answer's head says that it was carried out: what breaks off behind it is asked for.
    private static async Task<T> ReadWrittenAsync<T>(Func<Task<T>> read, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await (left == Tries ? read : ask)().ConfigureAwait(false);
            }
            catch (Exception exception) when (left > 0 && LostAnswer.Is(exception) && !cancellationToken.IsCancellationRequested)
            {
                // Once more.
            }
        }
    }

    private static string ShapeOf(RowAddress address, Entity row) => address.Path + (row.RowModel.PrimaryIdColumn is { } column ? $"?$select={column}" : "");

    // With rows nested in it, it is known to be there by their ids only: all of them are ours, or it is sent once.
    private (bool IsOurs, bool MayRepeat) Ensure(Entity row)
    {
        var isOurs = RowKey.Ensure(row, clock);
        return (isOurs, row.Nested.Count == 0 || (RowKey.EnsureNested(row, clock) && isOurs));
    }

    // By the try that got no answer, or by somebody else where the id is not of our making.
    private static bool IsThereAlready(HttpRequestMessage request, DataverseException exception) => exception.Code == DuplicateRecord && request.WasRepeated();

    private static HttpRequestMessage Patch(Entity row, RowAddress address, bool keyOnly)
    {
        var request = WriteRequest.Create(HttpMethod.Patch, keyOnly ? ShapeOf(address, row) : address.Path, RowWriting.WriteChanges(row, address.KeyColumns));
        if (keyOnly) new Preferences { ReturnsRepresentation = true }.ApplyTo(request);
        return request;
    }

    private static QueryModel KeyOnly(EntityModel entity) => new(entity) { Columns = ColumnSelection.KeyOnly };

    private async Task<string?> SendPlainAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        return response.Headers.ETag?.ToString();
    }
}
