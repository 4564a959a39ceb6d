using TypedDynamics.Http;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Querying.Execution;

/// <summary>Pages by the service's next links, which are sent as they came.</summary>
internal sealed class ODataRoad(QueryModel query) : QueryRoad
{
    public override Preferences Preferences => QueryRequest.PreferencesOf(query);

    protected override string FirstAddress => ODataWriter.Write(query);

    public override string AddressOf(string? position) => position is null ? FirstAddress : SkipToken.Add(position, FirstAddress);

    public override NextPage? After(PageEnd page) => page.NextLink is { } link ? new NextPage(link, SkipToken.Find(link)) : null;
}
