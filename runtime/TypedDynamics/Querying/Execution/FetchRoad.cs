using TypedDynamics.Http;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>Pages by the paging cookie: each answer's goes into the next page's FetchXML.</summary>
/// <param name="entitySet">The set that the query is about.</param>
/// <param name="write">The FetchXML of a page; of the first for null.</param>
/// <param name="preferences">What is asked of the answers.</param>
/// <param name="byNumber">True when cookies would leave lines out, so that pages are asked for by their numbers alone: to 50,000 lines.</param>
internal sealed class FetchRoad(string entitySet, Func<FetchPage?, string> write, Preferences preferences, bool byNumber) : QueryRoad
{
    private FetchPage? _at;

    public FetchRoad(QueryModel query)
        : this(FetchRequest.SetOf(query.Entity), page => FetchXmlWriter.Write(query, page), QueryRequest.PreferencesOf(query with { PageSize = null }), query.MayRepeatRows)
    {
    }

    public override Preferences Preferences { get; } = FetchRequest.With(preferences);

    protected override string FirstAddress => FetchRequest.Address(entitySet, write(null));

    public override string AddressOf(string? position)
    {
        _at = position is null ? null : FetchPage.ParsePosition(position);
        return Address();
    }

    public override NextPage? After(PageEnd page)
    {
        if (!page.HasMoreRecords) return null;
        _at = !byNumber && page.FetchCookie is { } cookie ? FetchPage.Parse(cookie) : new FetchPage((_at?.Number ?? 1) + 1, null);
        return new NextPage(Address(), _at.ToString());
    }

    private string Address() => FetchRequest.Address(entitySet, write(_at));
}
