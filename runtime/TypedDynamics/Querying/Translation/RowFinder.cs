using System.Linq.Expressions;

namespace TypedDynamics.Querying.Translation;

/// <summary>Looks for a row of the query in an expression: a parameter that no lambda inside the expression declares.</summary>
internal sealed class RowFinder : ExpressionVisitor
{
    private HashSet<ParameterExpression>? _declared;
    private bool _found;

    public static bool HasRow(Expression expression)
    {
        var start = expression;
        while (start is MemberExpression { Expression: { } owner }) start = owner;
        if (start is ConstantExpression) return false;
        var finder = new RowFinder();
        finder.Visit(expression);
        return finder._found;
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        _declared ??= [];
        foreach (var parameter in node.Parameters) _declared.Add(parameter);
        return base.VisitLambda(node);
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _found |= _declared?.Contains(node) != true;
        return node;
    }
}
