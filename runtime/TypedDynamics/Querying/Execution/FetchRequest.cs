using TypedDynamics.Emitted;
using TypedDynamics.FetchXml;
using TypedDynamics.Http;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>FetchXML as a request: <c>accounts?fetchXml=…</c>.</summary>
internal static class FetchRequest
{
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public static string SetOf(EntityModel entity) => entity.EntitySetName
        ?? throw new QueryNotSupportedException($"Table '{entity.LogicalName}' has no entity set, so that its rows cannot be asked for by themselves.");

    /// <summary>The text of a page.</summary>
    /// <param name="fetch">The document.</param>
    /// <param name="page">Null for the one that the document itself asks for.</param>
    /// <param name="pageSize">Rows on a page; null leaves it to the document.</param>
    public static string Text(Fetch fetch, FetchPage? page, int? pageSize)
    {
        if (pageSize is not null) fetch = fetch with { Count = pageSize };
        if (page is not null) fetch = fetch with { Page = page.Number, PagingCookie = page.Cookie };
        return fetch.ToString();
    }

    /// <summary>Where to begin: where the caller says, or at the page that the document itself names.</summary>
    public static string? StartOf(Fetch fetch, string? start) => start ?? (fetch.Page is > 1 and var number ? new FetchPage(number, fetch.PagingCookie).ToString() : null);

    public static string Address(string entitySet, string xml) => $"{entitySet}?fetchXml={Uri.EscapeDataString(xml)}";

    /// <summary>With the annotations that say whether and where there are more pages.</summary>
    public static Preferences With(Preferences preferences) => preferences with
    {
        Annotations = preferences.Annotations.Contains("*") ? preferences.Annotations : [.. preferences.Annotations, WireNames.FetchCookie, WireNames.MoreRecords],
    };
}
