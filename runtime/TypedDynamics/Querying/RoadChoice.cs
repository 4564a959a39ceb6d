using System.Collections.Immutable;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Querying;

/// <summary>Which road a query takes: the one that was named, else OData, unless only FetchXML can say it.</summary>
internal static class RoadChoice
{
    /// <exception cref="QueryNotSupportedException">One part of it can be said by OData only, another by FetchXML only.</exception>
    public static Road Of(QueryModel query)
    {
        if (query.Road is { } named) return named;
        if (WhyFetchXml(query) is not { } why) return Road.OData;
        return FindCollection(query.Expansions) is not { } collection
            ? Road.FetchXml
            : throw new QueryNotSupportedException($"{why} FetchXML could, and brings no collections along: '{collection.MemberName}' is included. Leave one of the two out, or ask for the related rows by themselves.");
    }

    /// <summary>Why it takes that road, in words.</summary>
    public static string ReasonOf(QueryModel query) => query.Road is { } named
        ? $"As{(named == Road.OData ? "OData" : "FetchXml")}() was called."
        : WhyFetchXml(query) ?? "OData can say it, and its answers carry related rows.";

    private static string? WhyFetchXml(QueryModel query)
    {
        if (query.Aggregation is not null) return "The service's OData has no parts of dates, no order of groups and no numbers of values.";
        if (query.IsDistinct) return "OData has no distinct rows.";
        if (!query.Joins.IsEmpty) return "OData joins no tables.";
        if (query.Orderings.Any(static ordering => ordering.ByLabel)) return "OData sorts choices by their numbers.";
        return WhyFetchXml(query.Filter);
    }

    private static NavigationModel? FindCollection(ImmutableArray<Expansion> expansions) =>
        expansions.Select(static expansion => expansion.Navigation.IsCollection ? expansion.Navigation : FindCollection(expansion.Expansions)).FirstOrDefault(static navigation => navigation is not null);

    private static string? WhyFetchXml(Filter? filter) => filter switch
    {
        FunctionMatch match when !ODataFunctionWriter.CanWrite(match) => $"OData cannot ask '{match.Function}' of '{match.Column.Alias}'.",
        Comparison { IsAcrossRows: true } => "OData compares two columns of one row only.",
        Existence existence => $"OData asks for rows behind navigations only, and '{existence.Entity.LogicalName}' is tied by a column.",
        Logical logical => logical.Parts.Select(WhyFetchXml).FirstOrDefault(static why => why is not null),
        Negation negation => WhyFetchXml(negation.Inner),
        Quantified quantified => WhyFetchXml(quantified.Inner),
        _ => null,
    };
}
