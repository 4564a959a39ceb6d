using System.Globalization;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Counts the rows of a query exactly: by the service where it counts that far, and else by reading the keys page by page.
/// </summary>
/// <param name="send">Sends a request.</param>
internal sealed class RowCounting(SendRequest send)
{
    public async Task<long> CountAsync<T>(QueryModel query, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        var counted = query.IsDistinct ? await CountLinesPagewiseAsync(query, cancellationToken).ConfigureAwait(false)
            : RoadChoice.Of(query) == Road.FetchXml
            ? await AggregateAsync(query, cancellationToken).ConfigureAwait(false)
            : await AskAsync(query, cancellationToken).ConfigureAwait(false);
        counted ??= await CountKeysAsync<T>(query, cancellationToken).ConfigureAwait(false);
        return Math.Min(counted.Value, query.Top ?? long.MaxValue);
    }

    public async Task<long> CountLinesAsync(QueryModel query, CancellationToken cancellationToken)
    {
        var counted = await AggregateAsync(query, cancellationToken).ConfigureAwait(false) ?? await CountLinesPagewiseAsync(query, cancellationToken).ConfigureAwait(false);
        return Math.Min(counted, query.Top ?? long.MaxValue);
    }

    // $count ends at 5,000 without saying so.
    private async Task<long?> AskAsync(QueryModel query, CancellationToken cancellationToken)
    {
        using var request = QueryRequest.Create(QueryRequest.CountUri(query), query);
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        // The service puts a byte order mark before the digits.
        var text = (await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).Trim().Trim('\uFEFF');
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) throw new MalformedResponseException("The answer to a count is not a number.", position: 0);
        return count < QueryModel.RowsPerPageAtMost || query.Top <= count ? count : null;
    }

    // An aggregate ends at 50,000 with an error.
    private async Task<long?> AggregateAsync(QueryModel query, CancellationToken cancellationToken)
    {
        try
        {
            return await new Aggregates(send).ReadAsync(Counting(query), cancellationToken).ConfigureAwait(false) is [var line, ..] && line["count"] is { } count && count.TryGetInt64(out var number)
                ? number
                : throw new MalformedResponseException("The answer to a count is not a row with 'count'.");
        }
        catch (AggregateLimitException)
        {
            return null;
        }
    }

    private static QueryModel Counting(QueryModel query) => new(query.Entity) { Filter = query.Filter, Joins = query.Joins, Aggregation = new([], [new(AggregateKind.Count, null)]) };

    private async Task<long> CountKeysAsync<T>(QueryModel query, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        var keys = query with { Columns = ColumnSelection.KeyOnly, Orderings = [], Expansions = [], PageSize = null, Top = null, WithFormattedValues = false };
        var pages = new PageSequence<T>(send, keys);
        var count = 0L;
        while (pages.HasMore && count < (query.Top ?? long.MaxValue))
            await foreach (var _ in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) count++;
        return count;
    }

    private async Task<long> CountLinesPagewiseAsync(QueryModel query, CancellationToken cancellationToken)
    {
        var lines = query.IsDistinct ? query with { Top = null } : query with { Columns = ColumnSelection.KeyOnly, Joins = [.. query.Joins.Select(static join => join with { Columns = ColumnSelection.KeyOnly, Expansions = [] })], Expansions = [], Orderings = [], Top = null };
        var pages = new AnswerPages(send, QueryRoad.Of(lines));
        var count = 0L;
        while (pages.HasMore)
            await foreach (var _ in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) count++;
        return count;
    }
}
