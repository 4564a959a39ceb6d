using TypedDynamics.Querying;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics;

/// <summary>A query: immutable, thread-safe, sends nothing until its rows are asked for, and may be asked for them many times.</summary>
/// <remarks>
/// Not an <see cref="IAsyncEnumerable{T}"/>, although <c>await foreach</c> takes it: LINQ's operators over one run in the client, on rows that
/// were fetched for it. <see cref="AsAsyncEnumerable"/> says so aloud. Every method that asks for rows throws
/// <see cref="DataverseException"/> for an error that the service answers with.
/// </remarks>
/// <typeparam name="TResult">What a row becomes.</typeparam>
public abstract class DataverseQuery<TResult>
{
    private const string RowNotFound = "0x80040217";

    private protected DataverseQuery(QueryRunner runner, QueryModel model)
    {
        Runner = runner;
        Model = model;
    }

    internal QueryRunner Runner { get; }

    internal QueryModel Model { get; }

    /// <summary>The address that the query asks, relative to the Web API's root and encoded as it is sent: <c>accounts?$select=name</c>.</summary>
    /// <remarks>Page sizes and formatted values are asked for in headers, not here; pages after the first have addresses of the service's making.</remarks>
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public string ToODataUri() => ODataWriter.Write(Model);

    /// <summary>The FetchXML that says the same; of the first page where the query asks for pages.</summary>
    /// <remarks>The same query has the same text. Tables reached by navigation are linked under the names of the way there.</remarks>
    /// <exception cref="QueryNotSupportedException">FetchXML cannot say it: related rows are included, or the cache does not tell how tables are tied.</exception>
    public string ToFetchXml() => FetchXmlWriter.Write(Model);

    /// <summary>What is sent: the address relative to the Web API's root, or the FetchXML.</summary>
    public override string ToString() => RoadChoice.Of(Model) == Road.FetchXml ? ToFetchXml() : ToODataUri();

    /// <summary>All rows, page after page.</summary>
    public Task<List<TResult>> ToListAsync(CancellationToken cancellationToken = default) => ReadAllAsync(Model, cancellationToken);

    /// <summary>The rows as they arrive; the next page is fetched while one is consumed. Operators applied to it run in the client.</summary>
    public IAsyncEnumerable<TResult> AsAsyncEnumerable() => Stream(Model, CancellationToken.None);

    /// <summary>Lets <c>await foreach</c> read the rows as they arrive; the next page is fetched while one is consumed.</summary>
    public IAsyncEnumerator<TResult> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Stream(Model, cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The first row (<c>$top=1</c>).</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<TResult> FirstAsync(CancellationToken cancellationToken = default) =>
        await ReadSomeAsync(1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : throw NoRow();

    /// <summary>The first row (<c>$top=1</c>), or nothing: null, and of a value type its default.</summary>
    public async Task<TResult?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadSomeAsync(1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : default;

    /// <summary>The only row (<c>$top=2</c>, to know that it is).</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public async Task<TResult> SingleAsync(CancellationToken cancellationToken = default) =>
        await ReadSomeAsync(2, cancellationToken).ConfigureAwait(false) switch
        {
            [var single] => single,
            [] => throw NoRow(),
            _ => throw SeveralRows(),
        };

    /// <summary>The only row (<c>$top=2</c>, to know that it is), or nothing.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public async Task<TResult?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadSomeAsync(2, cancellationToken).ConfigureAwait(false) switch
        {
            [var single] => single,
            [] => default,
            _ => throw SeveralRows(),
        };

    /// <summary>Whether there is any row: asks for one row's key.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await HasRowsAsync(Limited(1) with { Columns = ColumnSelection.KeyOnly, Expansions = [], Orderings = [] }, cancellationToken).ConfigureAwait(false);

    /// <summary>How many rows there are (<c>/$count</c>). The service counts to 5,000; beyond, the keys are read page by page and counted.</summary>
    public abstract Task<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>One page of rows, and where the next begins; for answering others page by page.</summary>
    /// <param name="continuation">The <see cref="Page{T}.Continuation"/> of the page before, of this same query; null for the first page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">It is no continuation of such a query; nothing was sent.</exception>
    public Task<Page<TResult>> ToPageAsync(string? continuation = null, CancellationToken cancellationToken = default) =>
        ReadPageAsync(Model, continuation, cancellationToken);

    /// <summary>The row of that key, with the query's columns and inclusions; where the query has conditions, only if they hold of it.</summary>
    /// <exception cref="DataverseException">There is no such row (status 404).</exception>
    /// <exception cref="InvalidOperationException">There is such a row, and the query's conditions do not hold of it.</exception>
    public async Task<TResult> GetAsync(Guid id, CancellationToken cancellationToken = default)
    {
        if (IsOfAllRows) return await ReadRowAsync(Model, id, cancellationToken).ConfigureAwait(false);
        return await ReadAllAsync(OfKey(id), cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : throw NoRow();
    }

    /// <summary>The row of that key, or nothing; otherwise as <see cref="GetAsync"/>. Nothing is null, and of a value type its default: select a nullable one to tell.</summary>
    public async Task<TResult?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        if (!IsOfAllRows) return await ReadAllAsync(OfKey(id), cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : default;
        try
        {
            return await ReadRowAsync(Model, id, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (exception.Code == RowNotFound)
        {
            return default;
        }
    }

    /// <summary>The same query, sent another way.</summary>
    internal abstract DataverseQuery<TResult> Over(QueryRunner runner);

    private protected abstract IAsyncEnumerable<TResult> Stream(QueryModel model, CancellationToken cancellationToken);

    private protected abstract Task<List<TResult>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken);

    private protected abstract Task<Page<TResult>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken);

    private protected abstract Task<TResult> ReadRowAsync(QueryModel model, Guid id, CancellationToken cancellationToken);

    private protected abstract Task<bool> HasRowsAsync(QueryModel model, CancellationToken cancellationToken);

    private protected QueryModel Limited(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Model with { Top = Math.Min(Model.Top ?? rows, rows) };
    }

    private protected QueryModel Paged(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, QueryModel.RowsPerPageAtMost);
        return Model with { PageSize = rows };
    }

    // Told here rather than when the rows are asked for.
    private protected QueryModel OnFetchXml()
    {
        _ = FetchXmlWriter.Write(Model);
        return Model with { Road = Road.FetchXml };
    }

    private bool IsOfAllRows => Model is { Filter: null, Top: null };

    private Task<List<TResult>> ReadSomeAsync(int rows, CancellationToken cancellationToken) => ReadAllAsync(Limited(rows), cancellationToken);

    // Which rows a limit leaves in depends on their order, so that it is left out where one is asked for by its key.
    private QueryModel OfKey(Guid id)
    {
        if (Model.Top is not null)
            throw new QueryNotSupportedException("A row cannot be asked for by its key among the first rows of a query. Leave Take out, or read the rows.");
        var key = Model.Entity.Key ?? throw new QueryNotSupportedException($"Table '{Model.Entity.LogicalName}' has no key to ask by.");
        return (Model with { Orderings = [] }).Where(
            new Comparison(new ColumnPath(null, [], key), ComparisonOperator.Equal, Literal.Of(id)));
    }

    private InvalidOperationException NoRow() => new($"The query has no row: {this}");

    private InvalidOperationException SeveralRows() => new($"The query has more than one row: {this}");
}
