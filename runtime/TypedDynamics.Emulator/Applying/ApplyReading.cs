using System.Collections.Immutable;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Applying;

/// <summary>Turns what <see cref="ODataUriParser"/> made of an <c>$apply</c> into a <see cref="GroupQuery"/>.</summary>
internal sealed class ApplyReading(ODataUriParser parser, ColumnTests tests)
{
    /// <exception cref="ServiceError">The service has no such transformation, or none in that place.</exception>
    public GroupQuery Read(Table table)
    {
        var query = new GroupQuery(new Variable(table), null, [], []);
        var isGrouped = false;
        foreach (var transformation in parser.ParseApply().Transformations)
        {
            if (isGrouped)
                throw ODataErrors.BadRequest($"The transformation '{transformation.Kind}' is not supported after aggregation.");
            isGrouped = transformation is not FilterTransformationNode;
            query = transformation switch
            {
                FilterTransformationNode filter => query with { Where = Condition.Both(query.Where, new ODataFilterReading(tests).Read(filter.FilterClause, query.Row)) },
                GroupByTransformationNode group => query with { Keys = [.. group.GroupingProperties.SelectMany(property => Keys(property, query.Row))], Values = Values(group.ChildTransformations, query.Row) },
                AggregateTransformationNode aggregate => query with { Values = Values(aggregate, query.Row) },
                _ => throw ODataErrors.BadRequest($"The transformation '{transformation.Kind}' is not supported."),
            };
        }

        return isGrouped ? query : throw ODataErrors.BadRequest("An $apply needs groupby or aggregate.");
    }

    private IEnumerable<GroupedColumn> Keys(GroupByPropertyNode property, Variable row)
    {
        if (property.ChildTransformations.Count > 0)
            return property.ChildTransformations.SelectMany(child => Keys(child, row));
        var path = new ODataFilterReading(tests).ReadPath(property.Expression, row);
        return [new(path.Row.Hops.IsEmpty ? path.Column.Name : $"{path.Row.Table.LogicalName}_{path.Column.LogicalName}", path)];
    }

    private ImmutableArray<AggregatedColumn> Values(TransformationNode? node, Variable row) => node switch
    {
        null => [],
        AggregateTransformationNode aggregate => [.. aggregate.AggregateExpressions.Select(expression => Value(expression, row))],
        _ => throw ODataErrors.BadRequest($"The transformation '{node.Kind}' is not supported inside groupby."),
    };

    private AggregatedColumn Value(AggregateExpressionBase each, Variable row)
    {
        if (each is not AggregateExpression expression)
            throw ODataErrors.BadRequest($"'{each.Alias}' cannot be aggregated.");
        var aggregate = expression.Method switch
        {
            AggregationMethod.VirtualPropertyCount => "count",
            AggregationMethod.Sum => "sum",
            AggregationMethod.Average => "avg",
            AggregationMethod.Min => "min",
            AggregationMethod.Max => "max",
            _ => throw ODataErrors.BadRequest($"The aggregation method '{expression.Method}' is not supported."),
        };
        return new(expression.Alias, aggregate, aggregate == "count" ? null : new ODataFilterReading(tests).ReadPath(expression.Expression, row));
    }
}
