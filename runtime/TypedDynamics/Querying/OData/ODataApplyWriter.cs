using System.Text;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.OData;

/// <summary>What is asked of rows together: <c>$apply=filter(statecode eq 0)/groupby((industrycode),aggregate(revenue with sum as revenue_sum))</c>.</summary>
internal static class ODataApplyWriter
{
    /// <exception cref="QueryNotSupportedException">The service's <c>$apply</c> cannot say it.</exception>
    public static void Write(StringBuilder text, QueryModel query)
    {
        var aggregation = query.Aggregation!;
        Require(aggregation, query);
        if (query.Filter is { } filter and not Constant { Holds: true })
        {
            text.Append("filter(");
            ODataFilterWriter.Write(text, filter, query.Entity);
            text.Append(")/");
        }

        if (aggregation.Keys.IsEmpty)
        {
            WriteValues(text, aggregation);
            return;
        }

        text.Append("groupby((");
        for (var i = 0; i < aggregation.Keys.Length; i++)
        {
            if (i > 0) text.Append(',');
            ODataFilterWriter.WritePath(text, aggregation.Keys[i].Path);
        }

        text.Append(')');
        if (!aggregation.Values.IsEmpty) WriteValues(text.Append(','), aggregation);
        text.Append(')');
    }

    private static void WriteValues(StringBuilder text, Aggregation aggregation)
    {
        text.Append("aggregate(");
        for (var i = 0; i < aggregation.Values.Length; i++)
        {
            var value = aggregation.Values[i];
            if (i > 0) text.Append(',');
            if (value.Path is { } path)
            {
                ODataFilterWriter.WritePath(text, path);
                text.Append("%20with%20").Append(value.Kind == AggregateKind.Average ? "average" : value.Kind.Word);
            }
            else
            {
                text.Append("$count");
            }

            text.Append("%20as%20").Append(value.Alias);
        }

        text.Append(')');
    }

    private static void Require(Aggregation aggregation, QueryModel query)
    {
        var missing = aggregation.Keys.Any(static key => key.Part is not null) ? "parts of dates"
            : aggregation.Values.Any(static value => value.Kind is AggregateKind.CountDistinct or AggregateKind.CountValues) ? "numbers of values"
            : !aggregation.Orderings.IsEmpty ? "order of groups"
            : query.Top is not null ? "limit of groups"
            : null;
        if (missing is not null)
            throw new QueryNotSupportedException($"The service's OData has no {missing}. Leave AsOData out, so that the query goes as FetchXML.");
    }
}
