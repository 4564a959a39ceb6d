using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Querying.Execution;

/// <summary>Makes the requests of a query; every page's has the same preferences, as the service asks.</summary>
internal static class QueryRequest
{
    private const string FormattedValues = "OData.Community.Display.V1.FormattedValue";
    private const string LookupTables = "Microsoft.Dynamics.CRM.lookuplogicalname";

    public static HttpRequestMessage Create(string uri, QueryModel query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, UriKind.RelativeOrAbsolute));
        if (Preferences(query) is { Length: > 0 } preferences) request.Headers.TryAddWithoutValidation("Prefer", preferences);
        return request;
    }

    /// <summary>The number of the query's rows: <c>accounts/$count?$filter=…</c>.</summary>
    public static string CountUri(QueryModel query)
    {
        var rows = ODataWriter.Write(new QueryModel(query.Entity) { Filter = query.Filter });
        var options = rows.IndexOf('?', StringComparison.Ordinal);
        return options < 0 ? $"{rows}/$count" : $"{rows[..options]}/$count{rows[options..]}";
    }

    private static string Preferences(QueryModel query)
    {
        var annotations = query switch
        {
            { WithFormattedValues: true } => $"odata.include-annotations=\"{FormattedValues},{LookupTables}\"",
            { NeedsLookupTables: true } => $"odata.include-annotations=\"{LookupTables}\"",
            _ => null,
        };
        var pageSize = query.RequestedPageSize is { } rows ? FormattableString.Invariant($"odata.maxpagesize={rows}") : null;
        return string.Join(',', new[] { pageSize, annotations }.Where(static preference => preference is not null));
    }
}
