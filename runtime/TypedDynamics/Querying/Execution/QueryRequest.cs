using TypedDynamics.Diagnostics;
using TypedDynamics.Http;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>Makes the requests of a query; every page's has the same preferences, as the service asks.</summary>
internal static class QueryRequest
{
    public static HttpRequestMessage Create(string uri, QueryModel query)
    {
        var request = Create(uri, PreferencesOf(query));
        request.MarkAs(() => QueryId.Of(uri));
        return request;
    }

    public static HttpRequestMessage Create(string uri, Preferences preferences)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, UriKind.RelativeOrAbsolute));
        preferences.ApplyTo(request);
        return request;
    }

    /// <summary>The number of the query's rows: <c>accounts/$count?$filter=…</c>.</summary>
    public static string CountUri(QueryModel query)
    {
        var rows = ODataWriter.Write(new QueryModel(query.Entity) { Filter = query.Filter });
        var options = rows.IndexOf('?', StringComparison.Ordinal);
        return options < 0 ? $"{rows}/$count" : $"{rows[..options]}/$count{rows[options..]}";
    }

    public static Preferences PreferencesOf(QueryModel query) => new()
    {
        MaxPageSize = query.RequestedPageSize,
        Annotations = query switch
        {
            { WithFormattedValues: true } => [WireNames.FormattedValue, WireNames.LookupTable],
            { NeedsLookupTables: true } => [WireNames.LookupTable],
            _ => [],
        },
    };
}
