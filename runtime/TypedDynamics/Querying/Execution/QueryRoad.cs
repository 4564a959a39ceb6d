using TypedDynamics.Diagnostics;
using TypedDynamics.Http;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>How a query's pages are asked for, and how one leads to the next.</summary>
internal abstract class QueryRoad
{
    public static QueryRoad Of(QueryModel query) => RoadChoice.Of(query) == Road.FetchXml ? new FetchRoad(query) : new ODataRoad(query);

    /// <summary>What the query is known by in logs and traces, whichever of its pages is asked for.</summary>
    public string Id => QueryId.Of(FirstAddress);

    /// <summary>The address of the first page.</summary>
    protected abstract string FirstAddress { get; }

    /// <summary>The request for a page.</summary>
    public HttpRequestMessage Ask(string address)
    {
        var request = QueryRequest.Create(address, Preferences);
        request.MarkAs(() => Id);
        return request;
    }

    /// <summary>The address of the first page, or of the one at that position.</summary>
    /// <exception cref="ArgumentException">It is no position of this query.</exception>
    public abstract string AddressOf(string? position);

    /// <summary>Where the page behind one that was read is; null when that was the last.</summary>
    public abstract NextPage? After(PageEnd page);

    /// <summary>What every page's request asks of its answer.</summary>
    public abstract Preferences Preferences { get; }
}

/// <summary>What an answer says of the pages behind it.</summary>
internal readonly record struct PageEnd(string? NextLink, string? FetchCookie, bool HasMoreRecords);

/// <summary>Where a page is.</summary>
/// <param name="Address">What is asked next.</param>
/// <param name="Position">What may be handed out in its place, to go on with later; null where the service's link does not tell.</param>
internal readonly record struct NextPage(string Address, string? Position);
