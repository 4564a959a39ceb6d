using TypedDynamics.Http;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>Pages by the paging cookie: each answer's goes into the next page's FetchXML.</summary>
internal sealed class FetchRoad(QueryModel query) : QueryRoad
{
    private FetchPage? _at;

    public override Preferences Preferences => FetchRequest.With(QueryRequest.PreferencesOf(query with { PageSize = null }));

    public override string AddressOf(string? position)
    {
        _at = position is null ? null : FetchPage.ParsePosition(position);
        return Address();
    }

    public override NextPage? After(PageReader page)
    {
        if (!page.HasMoreRecords) return null;
        _at = page.FetchCookie is { } cookie ? FetchPage.Parse(cookie) : new FetchPage((_at?.Number ?? 1) + 1, null);
        return new NextPage(Address(), _at.ToString());
    }

    private string Address() => FetchRequest.Address(query.Entity, FetchXmlWriter.Write(query, _at));
}
