using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>Comparisons: column with value, value with column, column with column, row with row.</summary>
internal static class ComparisonTranslator
{
    public static Filter Translate(BinaryExpression binary, Scope scope)
    {
        var comparison = OperatorOf(binary.NodeType);
        if (Compared(binary.Left) is { } pair && Captured.Value(binary.Right) is 0) return Compare(pair.Left, comparison, pair.Right, scope, binary);
        if (Compared(binary.Right) is { } reversed && Captured.Value(binary.Left) is 0) return Compare(reversed.Left, comparison.Reversed, reversed.Right, scope, binary);
        return Compare(binary.Left, comparison, binary.Right, scope, binary);
    }

    public static Filter Equal(Expression left, Expression right, Scope scope, Expression whole) => Compare(left, ComparisonOperator.Equal, right, scope, whole);

    /// <summary>What is reached is a value from the user's code.</summary>
    public static Comparison Equal(Reached reached, object? value, Expression whole) => With(reached, ComparisonOperator.Equal, value, whole);

    private static Filter Compare(Expression left, ComparisonOperator comparison, Expression right, Scope scope, Expression whole)
    {
        left = Bare(left);
        right = Bare(right);
        return (Reach(left, scope), Reach(right, scope)) switch
        {
            ({ } first, { } second) => Columns(first, comparison, second, whole),
            ({ } column, null) => Known(With(column, comparison, Value(right), whole)),
            (null, { } column) => Known(With(column, comparison.Reversed, Value(left), whole)),
            _ => Truth(left, comparison, right, scope, whole),
        };
    }

    // Whether a column has a value is a condition, not a value.
    private static Reached? Reach(Expression expression, Scope scope) => MemberPaths.Presence(expression, scope) is null ? MemberPaths.Reach(expression, scope) : null;

    private static Comparison With(Reached reached, ComparisonOperator comparison, object? value, Expression whole)
    {
        var path = PathOf(reached, comparison, whole);
        return new(path, comparison, Literals.For(value, path.Column, whole));
    }

    // Nothing is less or more than a missing value. What the service would answer is documented nowhere.
    private static Filter Known(Comparison comparison) =>
        comparison is { Operator: not (ComparisonOperator.Equal or ComparisonOperator.NotEqual), Right: Literal { IsNull: true } } ? Constant.Of(false) : comparison;

    private static Comparison Columns(Reached left, ComparisonOperator comparison, Reached right, Expression whole)
    {
        var (first, second) = (PathOf(left, comparison, whole), PathOf(right, comparison, whole));
        var areOfTheLine = first.Range is null or JoinedTable && second.Range is null or JoinedTable;
        var areOfOneRow = first.Range == second.Range && first.Navigations.IsEmpty && second.Navigations.IsEmpty;
        if (!areOfTheLine && !areOfOneRow)
            throw Unsupported.Because(whole, "of related rows the service compares two columns of one row only", "Read both and compare them afterwards.");
        return new(first, comparison, second);
    }

    // No column on either side: a value of two captured ones, or a condition compared with another, with true or false.
    private static Filter Truth(Expression left, ComparisonOperator comparison, Expression right, Scope scope, Expression whole)
    {
        var (hasLeft, hasRight) = (RowFinder.HasRow(left), RowFinder.HasRow(right));
        if (!hasLeft && !hasRight) return Constant.Of((bool)Captured.Value(whole)!);
        var isTruth = comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual && left.Type == typeof(bool) && right.Type == typeof(bool);
        if (isTruth && hasLeft && hasRight) return FilterTranslator.Compare(left, right, areAlike: comparison == ComparisonOperator.Equal, scope);
        var (condition, value) = hasLeft ? (left, right) : (right, left);
        if (isTruth && Captured.Value(value) is bool truth)
        {
            var filter = FilterTranslator.Translate(condition, scope);
            return truth == (comparison == ComparisonOperator.Equal) ? filter : Negation.Of(filter);
        }

        throw Unsupported.Computation(condition);
    }

    private static ColumnPath PathOf(Reached reached, ComparisonOperator comparison, Expression whole)
    {
        if (reached.Column is { } column)
        {
            var isOrdered = comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
            if (isOrdered && column.Kind is ColumnKind.Lookup or ColumnKind.Boolean or ColumnKind.Image or ColumnKind.Complex)
                throw Unsupported.Because(whole, $"'{column.MemberName}' has no order", "Compare with == or !=.");
            return reached.Path;
        }

        if (reached.Collection is not null)
            throw Unsupported.Because(whole, "a collection cannot be compared", "Write Any(), Any(x => …) or All(x => …) over it instead.");
        return reached.Key ?? throw Unsupported.Because(whole, $"'{reached.Entity.LogicalName}' has no key to compare by", "Compare a column of it.");
    }

    private static object? Value(Expression expression) => RowFinder.HasRow(expression) ? throw Unsupported.Computation(expression) : Captured.Value(expression);

    // Comparing with an object or an interface boxes; comparing with a lookup makes one of what is on the other side.
    private static Expression Bare(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: { Name: "op_Implicit", DeclaringType: { } declaring } } conversion
            && typeof(EntityReference).IsAssignableFrom(declaring))
        {
            expression = conversion.Operand;
        }

        return expression;
    }

    // string.Compare(x.Name, "M") > 0, x.Name.CompareTo("M") > 0
    private static (Expression Left, Expression Right)? Compared(Expression expression) => expression switch
    {
        MethodCallExpression { Method.Name: nameof(IComparable.CompareTo), Object: { } left, Arguments: [var right] } => (left, right),
        MethodCallExpression { Method: { Name: nameof(string.Compare), DeclaringType: { } declaring }, Arguments: [var left, var right] }
            when declaring == typeof(string) => (left, right),
        _ => null,
    };

    private static ComparisonOperator OperatorOf(ExpressionType node) => node switch
    {
        ExpressionType.Equal => ComparisonOperator.Equal,
        ExpressionType.NotEqual => ComparisonOperator.NotEqual,
        ExpressionType.GreaterThan => ComparisonOperator.GreaterThan,
        ExpressionType.GreaterThanOrEqual => ComparisonOperator.GreaterThanOrEqual,
        ExpressionType.LessThan => ComparisonOperator.LessThan,
        _ => ComparisonOperator.LessThanOrEqual,
    };
}
