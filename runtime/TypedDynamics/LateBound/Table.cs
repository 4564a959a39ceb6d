using System.Diagnostics.CodeAnalysis;
using System.Net;
using TypedDynamics.Http;
using TypedDynamics.LateBound;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;
using TypedDynamics.Writing;

namespace TypedDynamics;

/// <summary>The door to a table that is known only at run time, by the name of its entity set.</summary>
public sealed partial class Table : TableQuery
{
    private const DynamicallyAccessedMemberTypes Properties = DynamicallyAccessedMemberTypes.PublicProperties;

    internal Table(DataverseConnection connection, string entitySet)
        : base(connection, new TableClauses(ClauseText.EntitySet(entitySet)) { PageSize = connection.MaxPageSize })
    {
    }

    /// <summary>Makes a row of names and values (<c>POST</c>).</summary>
    /// <param name="values">
    /// A dictionary, a JSON object, or an object whose properties are called like columns (<c>new { name = "Adatum", revenue = 5m }</c>). Columns by logical name; lookups as
    /// <c>primarycontactid</c> with a <see cref="RowReference"/>, or as <c>primarycontactid@odata.bind</c> with <c>/contacts(…)</c>. Values: text, numbers, yes or no, Guid,
    /// dates, bytes, enums (as their number), JSON, null, and dictionaries and lists of these.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been made all the same.</param>
    /// <returns>The row's id.</returns>
    /// <exception cref="ArgumentException">There are no names, or a value is of a type that no column holds.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<Guid> CreateAsync<[DynamicallyAccessedMembers(Properties)] T>(T values, CancellationToken cancellationToken = default)
        where T : notnull
    {
        using var request = WriteRequest.Create(HttpMethod.Post, Clauses.EntitySet, Body(values));
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return EntityId.Of(response) ?? throw new MalformedResponseException("The answer to a create names no row: OData-EntityId is missing.");
    }

    /// <summary>Makes a row, and reads it as the service filled it in (<c>Prefer: return=representation</c>).</summary>
    /// <param name="values">As in <see cref="CreateAsync"/>.</param>
    /// <param name="columns">What to read of it (<c>$select</c>); null for all columns.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been made all the same.</param>
    /// <exception cref="ArgumentException">There are no names, or a value is of a type that no column holds.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<Record> CreateAndReadAsync<[DynamicallyAccessedMembers(Properties)] T>(T values, IEnumerable<string>? columns = null, CancellationToken cancellationToken = default)
        where T : notnull
    {
        var shape = columns is null ? Clauses : Clauses with { Select = string.Join(',', columns) };
        using var request = WriteRequest.Create(HttpMethod.Post, shape.ToWrittenUri(), Body(values));
        (RecordRequests.PreferencesOf(shape) with { MaxPageSize = null, ReturnsRepresentation = true }).ApplyTo(request);
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new(await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Changes the row of that id or alternate key (<c>PATCH</c>); fails where there is none.</summary>
    /// <param name="key">The id, or <c>accountnumber='A-1'</c>.</param>
    /// <param name="values">As in <see cref="CreateAsync"/>; a null clears.</param>
    /// <param name="version">The version that the row must have (<see cref="Record.ETag"/>), so that nobody else's change is overwritten; null for any.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been changed all the same.</param>
    /// <exception cref="ArgumentException">There are no names, a value is of a type that no column holds, or the key names no row.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), it has another version (412), or the service refused.</exception>
    public async Task UpdateAsync<[DynamicallyAccessedMembers(Properties)] T>(string key, T values, string? version = null, CancellationToken cancellationToken = default)
        where T : notnull
    {
        using var request = WriteRequest.Create(HttpMethod.Patch, RowPath(key), Body(values));
        request.Headers.TryAddWithoutValidation("If-Match", version ?? "*");
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the row of that id or alternate key, or makes it.</summary>
    /// <param name="key">The id, or <c>accountnumber='A-1'</c>.</param>
    /// <param name="values">As in <see cref="CreateAsync"/>.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been written all the same.</param>
    /// <returns>Which of the two it was.</returns>
    /// <exception cref="ArgumentException">There are no names, a value is of a type that no column holds, or the key names no row.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<UpsertOutcome> UpsertAsync<[DynamicallyAccessedMembers(Properties)] T>(string key, T values, CancellationToken cancellationToken = default)
        where T : notnull
    {
        using var request = WriteRequest.Create(HttpMethod.Patch, RowPath(key), Body(values));
        new Preferences { ReturnsRepresentation = true }.ApplyTo(request);
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Created ? UpsertOutcome.Created : UpsertOutcome.Updated;
    }

    /// <summary>Deletes the row of that id or alternate key.</summary>
    /// <param name="key">The id, or <c>accountnumber='A-1'</c>.</param>
    /// <param name="version">The version that the row must have; null for any.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may be gone all the same.</param>
    /// <exception cref="ArgumentException">The key names no row.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), it has another version (412), or the service refused.</exception>
    public async Task DeleteAsync(string key, string? version = null, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, RowPath(key));
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        await SendIdempotentAsync(request, HttpStatusCode.NotFound, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets one column of one row (<c>PUT accounts(…)/name</c>); clears it (<c>DELETE</c>) where the value is null.</summary>
    /// <exception cref="ArgumentException">The key names no row, the column's name is none, or the value is of a type that no column holds.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public async Task SetAsync(string key, string column, object? value, CancellationToken cancellationToken = default)
    {
        var path = $"{RowPath(key)}/{Name(column)}";
        using var request = value is null ? WriteRequest.Create(HttpMethod.Delete, path) : WriteRequest.Create(HttpMethod.Put, path, ValueWriting.Write([new(WireNames.Value, value)]));
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ties a row to another, into a collection (<c>POST …/$ref</c>).</summary>
    /// <param name="key">The row that has the navigation.</param>
    /// <param name="collection">The collection's name in the metadata: <c>contact_customer_accounts</c>.</param>
    /// <param name="related">The row at the other end.</param>
    /// <param name="cancellationToken">Stops the waiting; the rows may be tied all the same.</param>
    /// <exception cref="ArgumentException">The key names no row, or the navigation's name is none.</exception>
    /// <exception cref="DataverseException">A row is missing (status 404), or the service refused.</exception>
    public async Task AssociateAsync(string key, string collection, RowReference related, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(related);
        using var request = WriteRequest.Create(HttpMethod.Post, $"{RowPath(key)}/{Name(collection)}/$ref", WriteRequest.Reference(new Uri(Connection.ServiceRoot, related.ToString().TrimStart('/'))));
        request.AllowRepetition();
        await SendIdempotentAsync(request, HttpStatusCode.PreconditionFailed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes two rows apart (<c>DELETE …/$ref</c>).</summary>
    /// <param name="key">The row that has the navigation.</param>
    /// <param name="navigation">The navigation's name in the metadata.</param>
    /// <param name="related">The row that leaves a collection; null for a single-valued navigation.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">A key names no row, or the navigation's name is none.</exception>
    /// <exception cref="DataverseException">A row is missing (status 404), or the service refused.</exception>
    public async Task DisassociateAsync(string key, string navigation, string? related = null, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, $"{RowPath(key)}/{Name(navigation)}{(related is null ? "" : $"({ClauseText.Key(related)})")}/$ref");
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes many rows, in as few requests as the service takes.</summary>
    /// <param name="logicalName">The table's logical name: <c>account</c>. Requests for many rows name it (<c>@odata.type</c>).</param>
    /// <param name="idColumn">The column that holds a row's id: <c>accountid</c>.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a name is none.</exception>
    public TableBulkWrites Bulk(string logicalName, string idColumn, BulkOptions? options = null) =>
        new(Connection, new TableModel(Clauses.EntitySet, Name(logicalName), Name(idColumn)), (options ?? new()).Checked());

    // What a repeated request is refused with was done by the try that got no answer.
    private async Task SendIdempotentAsync(HttpRequestMessage request, HttpStatusCode whenDone, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (exception.StatusCode == whenDone && request.WasRepeated())
        {
        }
    }

    private static ReadOnlyMemory<byte> Body<[DynamicallyAccessedMembers(Properties)] T>(T values) => ValueWriting.Write(NamedValues.Of(values));

    private static string Name(string name) => ClauseText.IsEntitySet(name) ? name : throw new ArgumentException($"'{name}' is no name of a column or navigation.", nameof(name));

    private string RowPath(string key) => $"{Clauses.EntitySet}({ClauseText.Key(key)})";
}
