using TypedDynamics.LateBound;

namespace TypedDynamics;

/// <summary>A query over a table that is known only at run time: clauses as OData's own text, rows as <see cref="Record"/>.</summary>
/// <remarks>
/// Immutable, thread-safe, sends nothing until its rows are asked for. Clauses are encoded for the address as they are; values of your own go
/// into them by <see cref="Literal(string)"/> and its kin, never by hand. Every method that asks for rows throws <see cref="DataverseException"/>
/// for an error that the service answers with.
/// </remarks>
public partial class TableQuery
{
    private const string RowNotFound = "0x80040217";
    private const string RowNotFoundByKey = "0x80060891";

    private protected TableQuery(DataverseConnection connection, TableClauses clauses)
    {
        Connection = connection;
        Clauses = clauses;
        Requests = new(connection);
    }

    private protected DataverseConnection Connection { get; }

    private protected TableClauses Clauses { get; }

    private RecordRequests Requests { get; }

    /// <summary>A text as it stands in a clause: in quotes, those inside it doubled.</summary>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>An instant as it stands in a clause.</summary>
    public static string Literal(DateTimeOffset instant) => Uri.UnescapeDataString(Querying.OData.ODataLiteral.Write(TypedDynamics.Querying.Model.Literal.Of(instant)));

    /// <summary>Only these columns (<c>$select</c>), by logical name; lookups as <c>_primarycontactid_value</c>.</summary>
    public TableQuery Select(params IEnumerable<string> columns) => With(Clauses with { Select = string.Join(',', columns) is { Length: > 0 } select ? select : null });

    /// <summary>Only the rows of which the clause holds (<c>$filter</c>), besides those before it: <c>revenue gt 1000 and statecode eq 0</c>.</summary>
    public TableQuery Filter(string clause)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clause);
        return With(Clauses with { Filter = Clauses.Filter is { } before ? $"({before}) and ({clause})" : clause });
    }

    /// <summary>In this order (<c>$orderby</c>): <c>revenue desc,name</c>.</summary>
    public TableQuery OrderBy(string clause)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clause);
        return With(Clauses with { OrderBy = clause });
    }

    /// <summary>With related rows (<c>$expand</c>): <c>primarycontactid($select=fullname)</c>.</summary>
    public TableQuery Expand(string clause)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clause);
        return With(Clauses with { Expand = clause });
    }

    /// <summary>At most so many rows, the first in the query's order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not positive.</exception>
    public TableQuery Take(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return With(Clauses with { Top = rows });
    }

    /// <summary>Reads pages of so many rows (<c>Prefer: odata.maxpagesize</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 1 and 5,000.</exception>
    public TableQuery WithPageSize(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Querying.Model.QueryModel.RowsPerPageAtMost);
        return With(Clauses with { PageSize = rows });
    }

    /// <summary>Asks for annotations: formatted values, the tables and names of lookups. <c>*</c> for all.</summary>
    public TableQuery WithAnnotations(string names = "*") => With(Clauses with { Annotations = names });

    /// <summary>The address that the query asks, relative to the Web API's root and encoded as it is sent.</summary>
    public string ToODataUri() => Clauses.ToUri();

    /// <summary>The same as <see cref="ToODataUri"/>.</summary>
    public override string ToString() => ToODataUri();

    /// <summary>All rows, page after page.</summary>
    public async Task<List<Record>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<Record>();
        await foreach (var row in Requests.StreamAsync(Clauses, cancellationToken).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    /// <summary>The rows, page after page.</summary>
    public IAsyncEnumerable<Record> AsAsyncEnumerable() => Requests.StreamAsync(Clauses, CancellationToken.None);

    /// <summary>Lets <c>await foreach</c> read the rows, page after page.</summary>
    public IAsyncEnumerator<Record> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Requests.StreamAsync(Clauses, cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The first row (<c>$top=1</c>), or nothing.</summary>
    public async Task<Record?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        (await Requests.PageAsync(Clauses with { Top = 1 }, null, cancellationToken).ConfigureAwait(false)).Rows is [var first, ..] ? first : null;

    /// <summary>One page of rows, and where the next begins.</summary>
    /// <param name="continuation">The <see cref="Page{T}.Continuation"/> of the page before, of this same query; null for the first page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">It is no continuation of such a query; nothing was sent.</exception>
    public Task<Page<Record>> ToPageAsync(string? continuation = null, CancellationToken cancellationToken = default) => Requests.PageAsync(Clauses, continuation, cancellationToken);

    /// <summary>How many rows there are (<c>/$count</c>). The service counts to 5,000; beyond, the rows are read page by page and counted: name one column in <see cref="Select"/> then.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => Requests.CountAsync(Clauses, cancellationToken);

    /// <summary>The row of that id, with the query's columns and inclusions.</summary>
    /// <exception cref="DataverseException">There is no such row (status 404).</exception>
    public Task<Record> GetAsync(Guid id, CancellationToken cancellationToken = default) => Requests.RowAsync(Clauses, id.ToString("D"), cancellationToken);

    /// <summary>The row of that id or alternate key (<c>accountnumber='A-1'</c>), with the query's columns and inclusions.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404).</exception>
    public Task<Record> GetAsync(string key, CancellationToken cancellationToken = default) => Requests.RowAsync(Clauses, ClauseText.Key(key), cancellationToken);

    /// <summary>The row of that id or alternate key, or nothing; otherwise as <see cref="GetAsync(string, CancellationToken)"/>.</summary>
    public async Task<Record?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (exception.Code is RowNotFound or RowNotFoundByKey)
        {
            return null;
        }
    }

    private TableQuery With(TableClauses clauses) => new(Connection, clauses);
}
