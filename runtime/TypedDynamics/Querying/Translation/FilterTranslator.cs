using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
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
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new QueryNotSupportedException("The predicate is nested too deeply. Put fewer conditions inside each other; chains of && or || may be long.");
        switch (expression.NodeType)
        {
            case ExpressionType.AndAlso:
            case ExpressionType.And when expression.Type == typeof(bool):
                return Join((BinaryExpression)expression, isAnd: true, scope);
            case ExpressionType.OrElse:
            case ExpressionType.Or when expression.Type == typeof(bool):
                return Join((BinaryExpression)expression, isAnd: false, scope);
            case ExpressionType.ExclusiveOr when expression.Type == typeof(bool):
                return Compare(((BinaryExpression)expression).Left, ((BinaryExpression)expression).Right, areAlike: false, scope);
            case ExpressionType.Not when expression.Type == typeof(bool):
                return Negation.Of(Translate(((UnaryExpression)expression).Operand, scope));
            case ExpressionType.Equal or ExpressionType.NotEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual
                or ExpressionType.LessThan or ExpressionType.LessThanOrEqual:
                return ComparisonTranslator.Translate((BinaryExpression)expression, scope);
            case ExpressionType.Call when SupportedMethods.Translate((MethodCallExpression)expression, scope) is { } filter:
                return filter;
            case ExpressionType.MemberAccess when MemberPaths.Presence(expression, scope) is { } column:
                return Comparison.Is(column.Path, isNull: false);
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

    /// <summary>Two conditions beside each other: both are met or neither is, or one alone.</summary>
    public static Filter Compare(Expression left, Expression right, bool areAlike, Scope scope)
    {
        var (first, second) = (Translate(left, scope), Translate(right, scope));
        var other = Negation.Of(second);
        return areAlike ? Either(first, second, other) : Either(first, other, second);
    }

    private static Filter Either(Filter test, Filter then, Filter otherwise) => Logical.Or(Logical.And(test, then), Logical.And(Negation.Of(test), otherwise));

    // What decides on the left leaves the right unread, as C# does: name == null || x.Name.StartsWith(name). Chains, which code may make thousands of links
    // long, are walked, not descended.
    private static Filter Join(BinaryExpression chain, bool isAnd, Scope scope)
    {
        var operands = new Stack<Expression>();
        Expression first = chain;
        while (first is BinaryExpression link && link.NodeType == chain.NodeType && link.Type == typeof(bool))
        {
            operands.Push(link.Right);
            first = link.Left;
        }

        operands.Push(first);
        var parts = new List<Filter>(operands.Count);
        foreach (var operand in operands)
        {
            var part = Translate(operand, scope);
            if (part is Constant constant && constant.Holds != isAnd) return part;
            parts.Add(part);
        }

        return isAnd ? Logical.And([.. parts]) : Logical.Or([.. parts]);
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
        if (!RowFinder.HasRow(conditional.Test)) return Translate((bool)Captured.Value(conditional.Test)! ? conditional.IfTrue : conditional.IfFalse, scope);
        return Either(Translate(conditional.Test, scope), Translate(conditional.IfTrue, scope), Translate(conditional.IfFalse, scope));
    }
}
