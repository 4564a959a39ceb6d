using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Querying;

/// <summary>Which road a query takes: the one that was named, else OData, unless only FetchXML can say it.</summary>
internal static class RoadChoice
{
    public static Road Of(QueryModel query) => query.Road ?? (NeedsFetchXml(query) ? Road.FetchXml : Road.OData);

    private static bool NeedsFetchXml(QueryModel query) => query.IsDistinct || query.Aggregation is not null || !query.Joins.IsEmpty || (NeedsFetchXml(query.Filter) && query.Expansions.All(IsLink));

    // A link brings one row along, not many.
    private static bool IsLink(Expansion expansion) => !expansion.Navigation.IsCollection && expansion.Expansions.All(IsLink);

    private static bool NeedsFetchXml(Filter? filter) => filter switch
    {
        FunctionMatch match => !ODataFunctionWriter.CanWrite(match),
        Logical logical => logical.Parts.Any(NeedsFetchXml),
        Negation negation => NeedsFetchXml(negation.Inner),
        Existence => true,
        Quantified quantified => NeedsFetchXml(quantified.Inner),
        _ => false,
    };
}
