using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>Sends a query and reads its rows.</summary>
/// <param name="send">Sends a request and gives the answer once its headers are there; throws for anything but success.</param>
/// <param name="rootLength">Characters of the address before those of the query.</param>
internal sealed class QueryRunner(SendRequest send, int rootLength = 0)
{
    public int RootLength => rootLength;

    /// <summary>Sends a question of the query's that is none for its rows alone.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request, cancellationToken);

    /// <summary>All rows, page after page. The next page is on its way while this one is consumed; rows come as they are read.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(QueryModel query, CancellationToken cancellationToken)
        where T : Entity, IEntity<T> => StreamAsync(query, _ => AllPages<T>(query), cancellationToken);

    public async IAsyncEnumerable<TRow> StreamAsync<TRow>(QueryModel query, Func<string?, IFetchedPages<TRow>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rowsLeft = RowsAtMost(query);
        await using var ahead = new ReadAhead<TRow>(pages(null), rowsLeft, cancellationToken);
        while (await ahead.NextAsync().ConfigureAwait(false) is { } batch)
        {
            foreach (var row in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
                if (--rowsLeft == 0) yield break;
            }
        }
    }

    /// <summary>All rows.</summary>
    public Task<List<T>> ReadAllAsync<T>(QueryModel query, CancellationToken cancellationToken)
        where T : Entity, IEntity<T> => ReadAllAsync(query, _ => AllPages<T>(query), cancellationToken);

    public async Task<List<TRow>> ReadAllAsync<TRow>(QueryModel query, Func<string?, IFetchedPages<TRow>> pages, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        var rowsAtMost = RowsAtMost(query);
        var sequence = pages(null);
        while (rows.Count < rowsAtMost && sequence.HasMore)
        {
            await foreach (var row in sequence.ReadPageAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(row);
                if (rows.Count == rowsAtMost) break;
            }
        }

        return rows;
    }

    /// <summary>One page: the first, or the one that the continuation leads to.</summary>
    /// <exception cref="ArgumentException">It is no continuation of such a query.</exception>
    public Task<Page<T>> ReadPageAsync<T>(QueryModel query, string? continuation, CancellationToken cancellationToken)
        where T : Entity, IEntity<T> => ReadPageAsync(query, start => Pages<T>(query, start), continuation, cancellationToken);

    public async Task<Page<TRow>> ReadPageAsync<TRow>(QueryModel query, Func<string?, IFetchedPages<TRow>> pages, string? continuation, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        var limit = query.TopSpansPages ? query.Top : null;
        var start = continuation is null ? null : Continuation.Parse(continuation, limit);
        var rowsLeft = start is null ? limit : start.RowsLeft;
        var sequence = pages(start?.Position);
        await foreach (var row in sequence.ReadPageAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
            if (rows.Count == rowsLeft) return new(rows, null);
        }

        return new(rows, Continuation.Of(sequence.Next, rowsLeft - rows.Count));
    }

    /// <summary>The pages of a query whose lines hold rows of several tables.</summary>
    public LinkedPages<TLine> LinkedPages<TLine>(QueryModel query, Func<Entity?[], TLine> make, string? start) => new(send, query, make, start);

    /// <summary>The row of that key.</summary>
    public async Task<T> ReadRowAsync<T>(QueryModel query, Guid id, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        using var request = QueryRequest.Create(ODataWriter.WriteRow(query, id), query);
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        return await ReadRowAsync<T>(response, query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The row that an answer holds.</summary>
    public async Task<T> ReadRowAsync<T>(HttpResponseMessage response, QueryModel query, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            var (row, unfinished) = await WholeBody.ReadRowAsync<T>(body, RowShape.Of(query), cancellationToken).ConfigureAwait(false);
            await new RelatedPages(send, query).FinishAsync(unfinished, cancellationToken).ConfigureAwait(false);
            return row;
        }
    }

    /// <summary>How many rows there are.</summary>
    public async Task<long> CountAsync<T>(QueryModel query, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        query = query with { Orderings = [] };
        var parts = ListSplitting.PartsOf(query, rootLength);
        if (parts is { MayOverlap: true }) return (await ReadAllAsync<T>(query with { Columns = ColumnSelection.KeyOnly, Expansions = [] }, cancellationToken).ConfigureAwait(false)).Count;
        var count = 0L;
        foreach (var part in parts?.Queries ?? [query]) count += await new RowCounting(send).CountAsync<T>(part, cancellationToken).ConfigureAwait(false);
        return Math.Min(count, query.Top ?? long.MaxValue);
    }

    /// <summary>What is worked out of the rows, one line a group.</summary>
    public Task<List<AnswerLine>> AggregateAsync(QueryModel query, CancellationToken cancellationToken) => new Aggregates(send).ReadAsync(query, cancellationToken);

    /// <summary>How many lines a query with joins has.</summary>
    public Task<long> CountLinesAsync(QueryModel query, CancellationToken cancellationToken) => new RowCounting(send).CountLinesAsync(query, cancellationToken);

    // Related rows come as links of the same line by FetchXML, and inside the row by OData.
    private IFetchedPages<T> Pages<T>(QueryModel query, string? start)
        where T : Entity, IEntity<T> =>
        !query.Expansions.IsEmpty && RoadChoice.Of(query) == Road.FetchXml ? LinkedPages(query, static rows => (T)rows[0]!, start) : new PageSequence<T>(send, query, start);

    private IFetchedPages<T> AllPages<T>(QueryModel query)
        where T : Entity, IEntity<T>
    {
        if (ListSplitting.PartsOf(query, rootLength) is not { } parts) return Pages<T>(query, null);
        var all = new PagesInTurn<T>(parts.Queries.ConvertAll(part => Pages<T>(part, null)));
        return parts.MayOverlap ? new RowsOnce<T>(all) : all;
    }

    // One that a single page holds says so in its address, too; several queries in turn do so each for itself.
    private static long RowsAtMost(QueryModel query) => query.Top ?? long.MaxValue;
}

/// <summary>Sends a request: answers when the headers are there; throws for anything but success.</summary>
internal delegate Task<HttpResponseMessage> SendRequest(HttpRequestMessage request, CancellationToken cancellationToken);
