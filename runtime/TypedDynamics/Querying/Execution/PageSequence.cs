using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Model;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>The pages of a query, one after the other, each asked for with the query's own preferences.</summary>
/// <param name="send">Sends a request.</param>
/// <param name="query">The query.</param>
/// <param name="road">How its pages are asked for.</param>
/// <param name="shape">What its rows look like.</param>
/// <param name="start">The position of the page to begin with; null for the first.</param>
internal sealed class PageSequence<T>(SendRequest send, QueryModel query, QueryRoad road, RowShape shape, string? start = null) : IFetchedPages<T>
    where T : Entity, IEntity<T>
{
    private readonly RelatedPages _related = new(send, query);
    private bool _isBegun;

    public PageSequence(SendRequest send, QueryModel query, string? start = null)
        : this(send, query, QueryRoad.Of(query), RowShape.Of(query), start)
    {
    }

    /// <summary>True until the last page was read.</summary>
    public bool HasMore => !_isBegun || Next is not null;

    /// <summary>Where the page after the one that was read last is; null when that was the last.</summary>
    public NextPage? Next { get; private set; }

    /// <summary>The next page's rows as they are read. The answer is let go when they end, or when no more of them are taken.</summary>
    public async IAsyncEnumerable<T> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Next?.Address ?? road.AddressOf(start);
        using var request = road.Ask(address);
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        using var page = new PageReader(body, shape);
        await foreach (var row in page.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (page.Unfinished.Count > 0) await _related.FinishAsync(page.Unfinished, cancellationToken).ConfigureAwait(false);
            yield return (T)row;
        }

        (_isBegun, Next) = (true, road.After(page.End));
        if (Next?.Address == address) throw new MalformedResponseException("The link to the next page leads to the page itself.");
    }
}
