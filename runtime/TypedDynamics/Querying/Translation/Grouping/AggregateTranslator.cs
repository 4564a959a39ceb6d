using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Grouping;

/// <summary>What is worked out of rows, from the expression of its column.</summary>
internal static class AggregateTranslator
{
    /// <exception cref="QueryNotSupportedException">It cannot be worked out of that.</exception>
    public static Aggregate Translate(AggregateKind kind, LambdaExpression lambda, EntityModel entity)
    {
        if (MemberPaths.Reach(Unboxed(lambda.Body), Scope.Of(lambda, entity)) is not { Column: { } column } reached)
            throw Unsupported.Because(lambda.Body, "the service works with columns", "Name a column: x => x.Revenue.");
        var fits = kind switch
        {
            AggregateKind.Sum or AggregateKind.Average => column.Kind is ColumnKind.Integer or ColumnKind.Decimal or ColumnKind.Double,
            AggregateKind.Min or AggregateKind.Max => column.Kind is ColumnKind.Integer or ColumnKind.Decimal or ColumnKind.Double
                or ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent or ColumnKind.DateOnly,
            _ => column.Kind is not (ColumnKind.Image or ColumnKind.Complex or ColumnKind.MultiSelectChoice),
        };
        return fits
            ? new(kind, reached.Path)
            : throw Unsupported.Because(lambda.Body, $"the service gives no {kind} of '{column.MemberName}'", "Numbers have sums and averages; numbers and dates a least and a greatest value.");
    }

    // x => (object?)x.Revenue
    private static Expression Unboxed(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert, Type: var type, Operand: var operand } && type == typeof(object) ? operand : expression;
}
