using System.Linq.Expressions;
using System.Numerics;

namespace TypedDynamics.Querying.Translation;

/// <summary>C#'s operators on values of one type that is known only when the query is built.</summary>
internal static class Arithmetic
{
    /// <summary>Null when these values have no such operator.</summary>
    public static object? Of(ExpressionType node, object left, object right) => (left, right) switch
    {
        (int a, int b) => Integers(node, a, b),
        (long a, long b) => Integers(node, a, b),
        (uint a, uint b) => Integers(node, a, b),
        (ulong a, ulong b) => Integers(node, a, b),
        (short a, short b) => Integers(node, a, b),
        (double a, double b) => Numbers(node, a, b),
        (float a, float b) => Numbers(node, a, b),
        (decimal a, decimal b) => Numbers(node, a, b),
        (bool a, bool b) => Booleans(node, a, b),
        _ => null,
    };

    public static object? Negate(object value) => value switch
    {
        int number => -number,
        long number => -number,
        double number => -number,
        float number => -number,
        short number => -number,
        _ => null,
    };

    private static object? Booleans(ExpressionType node, bool left, bool right) => node switch
    {
        ExpressionType.And => left & right,
        ExpressionType.Or => left | right,
        ExpressionType.ExclusiveOr => left ^ right,
        _ => null,
    };

    private static object? Integers<T>(ExpressionType node, T left, T right)
        where T : IBinaryInteger<T> => node switch
        {
            ExpressionType.And => left & right,
            ExpressionType.Or => left | right,
            ExpressionType.ExclusiveOr => left ^ right,
            _ => Numbers(node, left, right),
        };

    private static object? Numbers<T>(ExpressionType node, T left, T right)
        where T : INumber<T> => node switch
        {
            ExpressionType.Add => unchecked(left + right),
            ExpressionType.AddChecked => checked(left + right),
            ExpressionType.Subtract => unchecked(left - right),
            ExpressionType.SubtractChecked => checked(left - right),
            ExpressionType.Multiply => unchecked(left * right),
            ExpressionType.MultiplyChecked => checked(left * right),
            ExpressionType.Divide => left / right,
            ExpressionType.Modulo => left % right,
            ExpressionType.GreaterThan => left > right,
            ExpressionType.GreaterThanOrEqual => left >= right,
            ExpressionType.LessThan => left < right,
            ExpressionType.LessThanOrEqual => left <= right,
            _ => null,
        };
}
