using System.Collections.Immutable;
using System.Xml.Linq;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>Works out what a query will ask.</summary>
internal static class Planning
{
    private const int MostLinks = 15;
    private const int MostConditions = 500;
    private const int MostExpansions = 15;

    public static QueryPlan Explain(QueryModel query, int rootLength)
    {
        var isFetch = RoadChoice.Of(query) == Road.FetchXml;
        var xml = isFetch ? FetchXmlWriter.Write(query) : null;
        var road = QueryRoad.Of(query);
        var address = road.AddressOf(null);
        var length = rootLength + address.Length;
        using var request = road.Ask(address);
        return new(
            road.Id,
            isFetch ? "FetchXML" : "OData",
            RoadChoice.ReasonOf(query),
            address,
            xml,
            string.Join('\n', request.Headers.Select(static header => $"{header.Key}: {string.Join(',', header.Value)}")),
            GoesInBatch: length > AddressLimits.Alone,
            PagesOf(query),
            [new("Characters of the address", length, length > AddressLimits.Alone ? AddressLimits.InBatch : AddressLimits.Alone), .. xml is null ? LimitsOf(query) : LimitsOf(xml)]);
    }

    private static int? PagesOf(QueryModel query) => query switch
    {
        { Aggregation.Keys.IsEmpty: true } => 1,
        { Top: { } top, TopSpansPages: true } => (int)Math.Ceiling(top / (double)Math.Min(query.PageSize ?? QueryModel.RowsPerPageAtMost, QueryModel.RowsPerPageAtMost)),
        { Top: not null } => 1,
        _ => null,
    };

    private static IEnumerable<QueryLimit> LimitsOf(QueryModel query)
    {
        if (CountOf(query.Expansions) is > 0 and var expansions) yield return new("Expansions", expansions, MostExpansions);
        if (CountOf(query.Filter) is > 0 and var conditions) yield return new("Conditions", conditions, MostConditions);
    }

    private static int CountOf(Filter? filter) => filter switch
    {
        null or Constant => 0,
        Logical logical => logical.Parts.Sum(CountOf),
        Negation negation => CountOf(negation.Inner),
        Quantified quantified => 1 + CountOf(quantified.Inner),
        Existence existence => 1 + CountOf(existence.Inner),
        Comparison { SpelledOut: { } whole } => CountOf(whole),
        _ => 1,
    };

    private static int CountOf(ImmutableArray<Expansion> expansions) => expansions.Sum(static expansion => 1 + CountOf(expansion.Expansions));

    private static IEnumerable<QueryLimit> LimitsOf(string xml)
    {
        var fetch = XElement.Parse(xml);
        var links = fetch.Descendants("link-entity").Count();
        return [new("Links", links, MostLinks), new("Conditions and links", links + fetch.Descendants("condition").Count(), MostConditions)];
    }
}
