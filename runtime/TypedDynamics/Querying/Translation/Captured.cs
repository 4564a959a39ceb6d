using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace TypedDynamics.Querying.Translation;

/// <summary>
/// The value of an expression that no row has a part in: captured variables, constants, and what is worked out from them. Read and called
/// through reflection, because compiling an expression costs a thousand times as much and is not there under native AOT. Lambdas among them are interpreted.
/// </summary>
internal static class Captured
{
    // The caller's own code may fail: then with its own exception, not reflection's.
    private const BindingFlags AsCalled = BindingFlags.DoNotWrapExceptions;

    /// <exception cref="QueryNotSupportedException">A row has a part in it, or it is of a kind that is not worked out here.</exception>
    public static object? Value(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression member => Member(member),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        MethodCallExpression call => Call(call),
        InvocationExpression call when !RowFinder.HasRow(call) => Invoke(call),
        NewExpression { Constructor: { } constructor } creation => constructor.Invoke(AsCalled, null, Values(creation.Arguments), null),
        NewExpression or DefaultExpression when expression.Type == typeof(Guid) => Guid.Empty,
        DefaultExpression when !expression.Type.IsValueType || IsNullable(expression.Type) => null,
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } creation => Array(creation),
        ListInitExpression creation => List(creation),
        // What a list of the caller's own is asked by: orders.Select(o => o.AccountId).Contains(a.AccountId).
        LambdaExpression lambda when !RowFinder.HasRow(lambda) => lambda.Compile(preferInterpretation: true),
        ConditionalExpression conditional => Value((bool)Value(conditional.Test)! ? conditional.IfTrue : conditional.IfFalse),
        _ => throw NotWorkedOut(expression),
    };

    public static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static QueryNotSupportedException NotWorkedOut(Expression expression) =>
        RowFinder.HasRow(expression)
            ? Unsupported.Computation(expression)
            : Unsupported.Because(expression, "it is not worked out inside a query", "Assign it to a variable before the query and use that.");

    private static object? Member(MemberExpression member)
    {
        if (member.Expression is null) return Read(member.Member, null);
        var owner = Value(member.Expression);
        if (IsNullable(member.Expression.Type))
        {
            if (member.Member.Name == "HasValue") return owner is not null;
            return owner ?? throw new InvalidOperationException($"'{member}' has no value.");
        }

        return Read(member.Member, owner ?? throw IsNull(member.Expression));
    }

    private static object? Read(MemberInfo member, object? owner) =>
        member is FieldInfo field ? field.GetValue(owner) : ((PropertyInfo)member).GetValue(owner, AsCalled, null, null, null);

    private static object? Unary(UnaryExpression unary)
    {
        var operand = Value(unary.Operand);
        if (unary.Method is { } method)
            return unary.IsLifted && operand is null ? null : method.Invoke(null, AsCalled, null, [operand], null);
        return unary.NodeType switch
        {
            ExpressionType.Convert or ExpressionType.ConvertChecked => Conversions.To(unary.Type, operand, unary.NodeType == ExpressionType.ConvertChecked),
            ExpressionType.TypeAs => unary.Type.IsInstanceOfType(operand) ? operand : null,
            ExpressionType.ArrayLength when operand is Array array => array.Length,
            ExpressionType.Not or ExpressionType.Negate or ExpressionType.NegateChecked when operand is null => null,
            ExpressionType.Not when operand is bool value => !value,
            ExpressionType.Negate or ExpressionType.NegateChecked => Arithmetic.Negate(operand!) ?? throw NotWorkedOut(unary),
            _ => throw NotWorkedOut(unary),
        };
    }

    private static object? Binary(BinaryExpression binary)
    {
        var left = Value(binary.Left);
        switch (binary.NodeType)
        {
            case ExpressionType.AndAlso when left is false:
            case ExpressionType.OrElse when left is true:
                return left;
            case ExpressionType.AndAlso or ExpressionType.OrElse when left is bool:
                return Value(binary.Right);
            case ExpressionType.Coalesce when binary.Conversion is null:
                return left ?? Value(binary.Right);
            case ExpressionType.ArrayIndex when left is Array array:
                return array.GetValue(Convert.ToInt64(Value(binary.Right), CultureInfo.InvariantCulture));
        }

        var right = Value(binary.Right);
        if (binary.IsLifted && (left is null || right is null))
        {
            return binary.NodeType switch
            {
                ExpressionType.Equal => left is null && right is null,
                ExpressionType.NotEqual => left is not null || right is not null,
                _ => binary.Type == typeof(bool) ? false : null,
            };
        }

        if (binary.Method is { } method) return method.Invoke(null, AsCalled, null, [left, right], null);
        return binary.NodeType switch
        {
            ExpressionType.Equal => Same(binary.Left.Type, left, right),
            ExpressionType.NotEqual => !Same(binary.Left.Type, left, right),
            _ => Arithmetic.Of(binary.NodeType, left!, right!) ?? throw NotWorkedOut(binary),
        };
    }

    private static bool Same(Type type, object? left, object? right) => type.IsValueType ? Equals(left, right) : ReferenceEquals(left, right);

    private static object? Call(MethodCallExpression call)
    {
        if (call.Method.ReturnType.IsByRefLike) throw NotWorkedOut(call);
        if (call.Object is null) return call.Method.Invoke(null, AsCalled, null, Values(call.Arguments), null);
        var target = Value(call.Object);
        if (IsNullable(call.Object.Type))
        {
            // The box of a nullable is the value itself, or null: its methods cannot be called on it.
            if (call.Method.Name != nameof(Nullable<>.GetValueOrDefault)) throw NotWorkedOut(call);
            return target ?? (call.Arguments.Count == 1 ? Value(call.Arguments[0]) : throw NotWorkedOut(call));
        }

        return call.Method.Invoke(target ?? throw IsNull(call.Object), AsCalled, null, Values(call.Arguments), null);
    }

    private static object? Invoke(InvocationExpression call)
    {
        var called = (Delegate)(Value(call.Expression) ?? throw IsNull(call.Expression));
        try
        {
            return called.DynamicInvoke(Values(call.Arguments));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } own)
        {
            ExceptionDispatchInfo.Throw(own);
            throw;
        }
    }

    private static NullReferenceException IsNull(Expression expression) => new($"'{expression}' is null, and a query reads a member of it.");

    private static Array Array(NewArrayExpression creation)
    {
        var array = System.Array.CreateInstanceFromArrayType(creation.Type, creation.Expressions.Count);
        for (var i = 0; i < array.Length; i++) array.SetValue(Value(creation.Expressions[i]), i);
        return array;
    }

    private static object? List(ListInitExpression creation)
    {
        var list = Value(creation.NewExpression);
        foreach (var item in creation.Initializers) item.AddMethod.Invoke(list, AsCalled, null, Values(item.Arguments), null);
        return list;
    }

    private static object?[] Values(ReadOnlyCollection<Expression> expressions)
    {
        if (expressions.Count == 0) return [];
        var values = new object?[expressions.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Value(expressions[i]);
        return values;
    }
}
