using System.Collections.Immutable;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.FetchXml;

namespace TypedDynamics;

/// <summary>FetchXML that was written by hand, or a view of the org, and its rows: <c>GET accounts?fetchXml=…</c>. Immutable; sends nothing until its rows are asked for.</summary>
/// <remarks>
/// Pages are followed by the service's paging cookies; without cookies, as for orders by linked columns, no further than 50,000 rows. Every method
/// that asks for rows throws <see cref="DataverseException"/> for an error that the service answers with.
/// </remarks>
/// <typeparam name="TRow">What a row is: an entity, or <see cref="Record"/>.</typeparam>
public sealed class FetchQuery<TRow>
{
    private readonly FetchSource<TRow> _source;
    private readonly FetchOptions _options;

    internal FetchQuery(FetchSource<TRow> source, FetchOptions options)
    {
        _source = source;
        _options = options;
    }

    /// <summary>Reads pages of so many rows, whatever <c>count</c> the document says.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 1 and 5,000.</exception>
    /// <exception cref="InvalidOperationException">The document has <c>top</c>, beside which the service gives no pages.</exception>
    public FetchQuery<TRow> WithPageSize(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Querying.Model.QueryModel.RowsPerPageAtMost);
        RequirePages();
        return With(_options with { PageSize = rows });
    }

    /// <summary>Asks for the texts that the service formats, the tables of lookups, and the columns behind aliases.</summary>
    public FetchQuery<TRow> WithFormattedValues() => WithAnnotations("*");

    /// <summary>Asks for annotations by their names (<c>Prefer: odata.include-annotations</c>), such as <c>OData.Community.Display.V1.FormattedValue</c>; <c>*</c> for all.</summary>
    /// <exception cref="ArgumentException">A name is empty or holds what would end the list.</exception>
    public FetchQuery<TRow> WithAnnotations(params IEnumerable<string> names)
    {
        ImmutableArray<string> annotations = [.. names];
        if (annotations.FirstOrDefault(static name => string.IsNullOrWhiteSpace(name) || name.AsSpan().ContainsAny("\"\r\n")) is { } wrong)
            throw new ArgumentException($"'{wrong}' is no name of an annotation. Write one such as OData.Community.Display.V1.FormattedValue, or * for all.", nameof(names));
        return With(_options with { Annotations = annotations });
    }

    /// <summary>Begins at a page, by its number: what was read before is not read again. With the cookie of the page before it leads to any page, without to the first 50,000 rows.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="pagingCookie">
    /// What the service answered as <c>@Microsoft.Dynamics.CRM.fetchxmlpagingcookie</c> (its own page number is not looked at), or the cookie inside it.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not positive.</exception>
    /// <exception cref="ArgumentException">It is no cookie.</exception>
    /// <exception cref="InvalidOperationException">The document has <c>top</c>, or it is a view: the service knows no pages of it by number.</exception>
    public FetchQuery<TRow> FromPage(int number, string? pagingCookie = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        RequirePages();
        if (!_source.HasNumberedPages) throw new InvalidOperationException("A stored view has no pages by number. Read them in turn, or read the view's fetchxml and hand it to Fetch.");
        var cookie = pagingCookie is null ? null : FetchPage.ReadCookie(pagingCookie);
        return With(_options with { Start = number == 1 ? null : new FetchPage(number, cookie) });
    }

    /// <summary>All rows, page after page.</summary>
    public async Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<TRow>();
        await foreach (var row in StreamAsync(cancellationToken).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    /// <summary>The first row of the first page, or nothing.</summary>
    public async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in StreamAsync(cancellationToken).ConfigureAwait(false)) return row;
        return default;
    }

    /// <summary>One page of rows, and where the next begins.</summary>
    /// <param name="continuation">The <see cref="Page{T}.Continuation"/> of the page before, of this same query; null for the first page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">It is no continuation of a FetchXML query; nothing was sent.</exception>
    public async Task<Page<TRow>> ToPageAsync(string? continuation = null, CancellationToken cancellationToken = default)
    {
        var pages = _source.Pages(_options, continuation ?? Start);
        var rows = new List<TRow>();
        await foreach (var row in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) rows.Add(row);
        return new(rows, pages.Next?.Position);
    }

    /// <summary>The rows, page after page. Operators applied to it run in the client.</summary>
    public IAsyncEnumerable<TRow> AsAsyncEnumerable() => StreamAsync(CancellationToken.None);

    /// <summary>Lets <c>await foreach</c> read the rows, page after page.</summary>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) => StreamAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The FetchXML of the first page; of a view its address.</summary>
    public override string ToString() => _source.Text(_options);

    private async IAsyncEnumerable<TRow> StreamAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = _source.Pages(_options, Start);
        while (pages.HasMore)
        {
            await foreach (var row in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    private string? Start => _options.Start?.ToString();

    private void RequirePages()
    {
        if (_source.IsLimited) throw new InvalidOperationException("This FetchXML has 'top', beside which the service gives no pages. Take it out of the document.");
    }

    private FetchQuery<TRow> With(FetchOptions options) => new(_source, options);
}
