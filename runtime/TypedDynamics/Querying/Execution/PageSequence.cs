using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>The pages of a query, one after the other, each asked for with the query's own preferences.</summary>
/// <param name="send">Sends a request.</param>
/// <param name="query">The query.</param>
/// <param name="start">The position of the page to begin with; null for the first.</param>
internal sealed class PageSequence<T>(SendRequest send, QueryModel query, string? start = null)
    where T : Entity, IEntity<T>
{
    private readonly RelatedPages _related = new(send, query);
    private readonly RowShape _shape = RowShape.Of(query);
    private readonly QueryRoad _road = QueryRoad.Of(query);
    private bool _isBegun;

    /// <summary>True until the last page was read.</summary>
    public bool HasMore => !_isBegun || Next is not null;

    /// <summary>Where the page after the one that was read last is; null when that was the last.</summary>
    public NextPage? Next { get; private set; }

    /// <summary>The next page's rows as they are read. The answer is let go when they end, or when no more of them are taken.</summary>
    public async IAsyncEnumerable<T> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Next?.Address ?? _road.AddressOf(start);
        using var request = QueryRequest.Create(address, _road.Preferences);
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        using var page = new PageReader(body, _shape);
        await foreach (var row in page.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (page.Unfinished.Count > 0) await _related.FinishAsync(page.Unfinished, cancellationToken).ConfigureAwait(false);
            yield return (T)row;
        }

        (_isBegun, Next) = (true, _road.After(page));
        if (Next?.Address == address) throw new MalformedResponseException("The link to the next page leads to the page itself.");
    }
}
