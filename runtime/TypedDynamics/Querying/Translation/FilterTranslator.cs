using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>A predicate's expression tree as a filter, by the symbols in it. The tree is read, never compiled.</summary>
internal static class FilterTranslator
{
    // C# writes the operators of decimal into trees without their methods, and the tree then finds them by name: under native AOT nothing else keeps them.
    /// <exception cref="QueryNotSupportedException">Something in it cannot be asked for.</exception>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(decimal))]
    public static Filter Translate(Expression expression, Scope scope)
    {
        switch (expression.NodeType)
        {
            case ExpressionType.AndAlso:
            case ExpressionType.And when expression.Type == typeof(bool):
                return Join((BinaryExpression)expression, isAnd: true, scope);
            case ExpressionType.OrElse:
            case ExpressionType.Or when expression.Type == typeof(bool):
                return Join((BinaryExpression)expression, isAnd: false, scope);
            case ExpressionType.Not when expression.Type == typeof(bool):
                return Negation.Of(Translate(((UnaryExpression)expression).Operand, scope));
            case ExpressionType.Equal or ExpressionType.NotEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual
                or ExpressionType.LessThan or ExpressionType.LessThanOrEqual:
                return ComparisonTranslator.Translate((BinaryExpression)expression, scope);
            case ExpressionType.Call when SupportedMethods.Translate((MethodCallExpression)expression, scope) is { } filter:
                return filter;
            case ExpressionType.MemberAccess when (MemberExpression)expression is { Member.Name: "HasValue", Expression: { } nullable } && Captured.IsNullable(nullable.Type):
                if (MemberPaths.Reach(nullable, scope) is { Column: not null } column) return new Comparison(column.Path, ComparisonOperator.NotEqual, Literal.Null);
                break;
            case ExpressionType.Coalesce when Coalesced((BinaryExpression)expression, scope) is { } coalesced:
                return coalesced;
            case ExpressionType.Invoke when Inlining.Of((InvocationExpression)expression) is { } inlined:
                return Translate(inlined, scope);
            case ExpressionType.Conditional:
                return Choose((ConditionalExpression)expression, scope);
        }

        if (MemberPaths.Reach(expression, scope) is { } reached) return Flag(reached, expression);
        return Constant.Of((bool)Captured.Value(expression)!);
    }

    // What decides on the left leaves the right unread, as C# does: name == null || x.Name.StartsWith(name).
    private static Filter Join(BinaryExpression binary, bool isAnd, Scope scope)
    {
        var left = Translate(binary.Left, scope);
        if (left is Constant constant && constant.Holds != isAnd) return left;
        var right = Translate(binary.Right, scope);
        return isAnd ? Logical.And(left, right) : Logical.Or(left, right);
    }

    private static Comparison Flag(Reached reached, Expression expression) =>
        reached.Column is { Kind: ColumnKind.Boolean }
            ? new Comparison(reached.Path, ComparisonOperator.Equal, Literal.Of(true))
            : throw Unsupported.Because(expression, "it is not a yes-or-no column", "Compare it with a value.");

    // x.DoNotEmail ?? false
    private static Comparison? Coalesced(BinaryExpression binary, Scope scope)
    {
        if (MemberPaths.Reach(binary.Left, scope) is not { Column.Kind: ColumnKind.Boolean } flag) return null;
        var whenNull = (bool)Captured.Value(binary.Right)!;
        return whenNull
            ? new Comparison(flag.Path, ComparisonOperator.NotEqual, Literal.Of(false))
            : new Comparison(flag.Path, ComparisonOperator.Equal, Literal.Of(true));
    }

    private static Filter Choose(ConditionalExpression conditional, Scope scope)
    {
        if (RowFinder.HasRow(conditional.Test))
            throw Unsupported.Because(conditional, "the service has no conditional", "Write (test && first) || (!test && second).");
        return Translate((bool)Captured.Value(conditional.Test)! ? conditional.IfTrue : conditional.IfFalse, scope);
    }
}
