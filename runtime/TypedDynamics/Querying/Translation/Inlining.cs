using System.Linq.Expressions;

namespace TypedDynamics.Querying.Translation;

/// <summary>A lambda that is called inside another, as predicates are that are put together at run time: its body, with the arguments in place of its parameters.</summary>
internal sealed class Inlining : ExpressionVisitor
{
    private readonly Dictionary<ParameterExpression, Expression> _arguments = [];

    private Inlining()
    {
    }

    /// <summary>Null when what is called is no lambda that can be read.</summary>
    public static Expression? Of(InvocationExpression call)
    {
        var called = call.Expression is UnaryExpression { NodeType: ExpressionType.Quote } quote ? quote.Operand : call.Expression;
        var lambda = called as LambdaExpression;
        if (lambda is null && !RowFinder.HasRow(called) && typeof(LambdaExpression).IsAssignableFrom(called.Type)) lambda = Captured.Value(called) as LambdaExpression;
        if (lambda is null) return null;
        var inlining = new Inlining();
        for (var i = 0; i < lambda.Parameters.Count; i++) inlining._arguments[lambda.Parameters[i]] = call.Arguments[i];
        return inlining.Visit(lambda.Body);
    }

    protected override Expression VisitParameter(ParameterExpression node) => _arguments.TryGetValue(node, out var argument) ? argument : node;
}
