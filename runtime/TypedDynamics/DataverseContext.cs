using System.ComponentModel;
using TypedDynamics.Emitted;
using TypedDynamics.LateBound;
using TypedDynamics.Metadata;
using TypedDynamics.Operations;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Raw;
using TypedDynamics.Serialization;

namespace TypedDynamics;

/// <summary>The door to one org. A partial class marked with <see cref="DataverseContextAttribute"/> becomes one; immutable and thread-safe.</summary>
public abstract class DataverseContext : IDisposable
{
    private readonly bool _ownsConnection;

    /// <summary>Plain construction, without dependency injection: a connection of its own, closed by <see cref="Dispose()"/>. Sends nothing.</summary>
    /// <exception cref="ArgumentException">An option is missing or wrong; the message names it and the mend.</exception>
    protected DataverseContext(DataverseOptions options)
    {
        Connection = new(options);
        _ownsConnection = true;
    }

    /// <summary>Over a connection that somebody else owns: dependency injection, or several contexts on one connection.</summary>
    protected DataverseContext(DataverseConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Connection = connection;
    }

    /// <summary>What this context talks through.</summary>
    public DataverseConnection Connection { get; }

    /// <summary>The org's schema, to be read and changed: tables, columns, choices, relationships and keys.</summary>
    public OrgMetadata Metadata => new(Connection);

    /// <summary>The rows of one entity, for types known only as a type parameter.</summary>
    public EntitySet<T> Set<T>()
        where T : Entity, IEntity<T> => new(Connection);

    /// <summary>A table that is known only at run time, by the name of its entity set: <c>accounts</c>.</summary>
    /// <exception cref="ArgumentException">It is no name of an entity set.</exception>
    public Table Table(string entitySet) => new(Connection, entitySet);

    /// <summary>The rows of FetchXML that was written by hand, as rows of the table that it asks: <c>GET accounts?fetchXml=…</c>.</summary>
    /// <remarks>
    /// Columns of linked tables and aliases are in <see cref="Entity.AdditionalColumns"/>. Of values that come from elsewhere, escape what XML gives a meaning to.
    /// </remarks>
    /// <typeparam name="T">The class of the table.</typeparam>
    /// <exception cref="FormatException">It is not FetchXML; the message names the line, the element and the mend.</exception>
    /// <exception cref="ArgumentException">It asks another table.</exception>
    public FetchQuery<T> Fetch<T>(string fetchXml)
        where T : Entity, IEntity<T> => Fetch<T>(FetchXml.Fetch.Parse(fetchXml));

    /// <summary>The rows of a FetchXML document that was made or changed piece by piece, as rows of the table that it asks.</summary>
    /// <typeparam name="T">The class of the table.</typeparam>
    /// <exception cref="FormatException">The document that was read names no table.</exception>
    /// <exception cref="ArgumentException">It asks another table.</exception>
    public FetchQuery<T> Fetch<T>(FetchXml.Fetch fetch)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return Fetching.Typed<T>(Connection, fetch);
    }

    /// <summary>The rows of FetchXML that was written by hand, as names and values: <c>GET accounts?fetchXml=…</c>. For aggregates, aliases, and tables known only at run time.</summary>
    /// <param name="entitySet">The entity set of the table that it asks: <c>accounts</c>.</param>
    /// <param name="fetchXml">The FetchXML.</param>
    /// <exception cref="FormatException">It is not FetchXML; the message names the line, the element and the mend.</exception>
    public FetchQuery<Record> Fetch(string entitySet, string fetchXml) => Fetch(entitySet, FetchXml.Fetch.Parse(fetchXml));

    /// <summary>The rows of a FetchXML document that was made or changed piece by piece, as names and values.</summary>
    /// <param name="entitySet">The entity set of the table that it asks: <c>accounts</c>.</param>
    /// <param name="fetch">The document.</param>
    /// <exception cref="FormatException">The document that was read names no table.</exception>
    public FetchQuery<Record> Fetch(string entitySet, FetchXml.Fetch fetch)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        return RecordFetching.Query(Connection, entitySet, fetch);
    }

    /// <summary>The rows of a system view that is stored in the org: its FetchXML is read (<c>GET savedqueries(…)?$select=fetchxml</c>), then run. Only the columns that it names are loaded.</summary>
    /// <param name="id">The view, a row of <c>savedqueries</c>.</param>
    /// <typeparam name="T">The class of the view's table.</typeparam>
    public FetchQuery<T> SavedQuery<T>(Guid id)
        where T : Entity, IEntity<T> => Fetching.View<T>(Connection, "savedqueries", id);

    /// <summary>The rows of a system view, as names and values: <c>GET accounts?savedQuery=…</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="entitySet"/> is no name of an entity set.</exception>
    public FetchQuery<Record> SavedQuery(string entitySet, Guid id) => RecordFetching.View(Connection, entitySet, "savedQuery", id);

    /// <summary>The rows of a personal view that the caller may see (<c>userqueries</c>); otherwise as <see cref="SavedQuery{T}(Guid)"/>.</summary>
    /// <param name="id">The view, a row of <c>userqueries</c>.</param>
    /// <typeparam name="T">The class of the view's table.</typeparam>
    public FetchQuery<T> UserQuery<T>(Guid id)
        where T : Entity, IEntity<T> => Fetching.View<T>(Connection, "userqueries", id);

    /// <summary>The rows of a personal view, as names and values: <c>GET accounts?userQuery=…</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="entitySet"/> is no name of an entity set.</exception>
    public FetchQuery<Record> UserQuery(string entitySet, Guid id) => RecordFetching.View(Connection, entitySet, "userQuery", id);

    /// <summary>A batch to be filled and sent: many requests in one.</summary>
    public DataverseBatch CreateBatch() => new(Connection);

    /// <summary>Sends a request of your own and gives its answer, whatever its status, once its head is there.</summary>
    /// <exception cref="ArgumentException">The request cannot be sent; the message names the member and the mend. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">The path leaves the connection's scheme, host or port: nothing was sent.</exception>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    public async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken = default)
    {
        using var message = RawSending.Create(request);
        return new(await Connection.SendRawAsync(message, cancellationToken).ConfigureAwait(false), Connection.Clock);
    }

    /// <summary>Who the service takes the caller for: <c>GET WhoAmI</c>.</summary>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<WhoAmI> WhoAmIAsync(CancellationToken cancellationToken = default) => CallerRequests.WhoAmIAsync(Connection, cancellationToken);

    /// <summary>The caller's own row: <c>WhoAmI</c>, then <c>GET systemusers(id)</c> with the columns of <see cref="CurrentUser"/>.</summary>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<CurrentUser> GetCurrentUserAsync(CancellationToken cancellationToken = default) => CallerRequests.CurrentUserAsync(Connection, cancellationToken);

    /// <summary>Closes the connection if this context made it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection if this context made it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsConnection) Connection.Dispose();
    }

    /// <summary>For emitted code: calls an operation that answers nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        using var response = await OperationRequests.SendAsync(Connection, call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For emitted code: calls an operation and reads the whole answer (a response object or a row) by <paramref name="read"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<T> InvokeAsync<T>(OperationCall call, ReadValue<T> read, CancellationToken cancellationToken)
    {
        using var response = await OperationRequests.SendAsync(Connection, call, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await WholeBody.ReadAsync(body, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>For emitted code: calls an operation and reads the <c>value</c> of its answer (a primitive or a collection) by <paramref name="read"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<T> InvokeValueAsync<T>(OperationCall call, ReadValue<T> read, CancellationToken cancellationToken)
    {
        using var response = await OperationRequests.SendAsync(Connection, call, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return await WholeBody.ReadValueAsync(body, read, cancellationToken).ConfigureAwait(false);
    }
}
