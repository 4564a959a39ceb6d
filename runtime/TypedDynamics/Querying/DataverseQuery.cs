using System.ComponentModel;
using TypedDynamics.FetchXml;
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

    /// <summary>The FetchXML that says the same, as a document that can be added to where LINQ has no words, and run by <see cref="DataverseContext.Fetch{T}(Fetch)"/>.</summary>
    /// <exception cref="QueryNotSupportedException">As for <see cref="ToFetchXml"/>.</exception>
    public Fetch ToFetch() => Fetch.Parse(ToFetchXml());

    /// <summary>What the query will ask, in which language and why, and which of the service's limits it comes near. Sends nothing.</summary>
    /// <exception cref="QueryNotSupportedException">The language that was named cannot say it.</exception>
    public QueryPlan Explain() => Planning.Explain(Model, Runner.RootLength);

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

    /// <summary>Whether there is any row: asks for one, and of it no more than its key.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) => HasRowsAsync(Limited(1), cancellationToken);

    /// <summary>How many rows there are (<c>/$count</c>). The service counts to 5,000; beyond, the keys are read page by page and counted.</summary>
    public abstract Task<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>One page of rows, and where the next begins; for answering others page by page.</summary>
    /// <param name="continuation">The <see cref="Page{T}.Continuation"/> of the page before, of this same query; null for the first page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">It is no continuation of such a query; nothing was sent.</exception>
    public Task<Page<TResult>> ToPageAsync(string? continuation = null, CancellationToken cancellationToken = default) =>
        ReadPageAsync(Model, continuation, cancellationToken);

    /// <summary>Not there: the service has no <c>$skip</c>. Pages are followed by <see cref="ToPageAsync"/>.</summary>
    [Obsolete(
        "The service cannot skip rows. Follow pages with ToPageAsync and its Continuation, or with await foreach.",
        error: true,
        DiagnosticId = "TD1002",
        UrlFormat = "https://github.com/TypedDynamics/TypedDynamics/blob/main/docs/rules/{0}.md")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DataverseQuery<TResult> Skip(int rows) => throw new QueryNotSupportedException("The service cannot skip rows.");

    /// <summary>The same query, sent another way.</summary>
    internal abstract DataverseQuery<TResult> Over(QueryRunner runner, QueryModel model);

    private protected abstract IAsyncEnumerable<TResult> Stream(QueryModel model, CancellationToken cancellationToken);

    private protected abstract Task<List<TResult>> ReadAllAsync(QueryModel model, CancellationToken cancellationToken);

    private protected abstract Task<Page<TResult>> ReadPageAsync(QueryModel model, string? continuation, CancellationToken cancellationToken);

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

    private protected void RequireUnlimited(string operation)
    {
        if (Model.Top is not null)
            throw new QueryNotSupportedException($"{operation} after Take would ask for something else: the service limits last. Write Take at the end.");
    }

    // Told here rather than when the rows are asked for.
    private protected QueryModel OnFetchXml()
    {
        _ = FetchXmlWriter.Write(Model);
        return Model with { Road = Road.FetchXml };
    }

    private Task<List<TResult>> ReadSomeAsync(int rows, CancellationToken cancellationToken) => ReadAllAsync(Limited(rows), cancellationToken);

    private protected InvalidOperationException NoRow() => new($"The query has no row: {this}");

    private InvalidOperationException SeveralRows() => new($"The query has more than one row: {this}");
}
