using System.Linq.Expressions;

namespace TypedDynamics.Querying.Translation;

/// <summary>Which conversions of a column leave the order and the equality of its values as they are, so that they need not be sent.</summary>
internal static class Widening
{
    public static bool Keeps(UnaryExpression conversion)
    {
        if (conversion.Type.IsAssignableFrom(conversion.Operand.Type)) return true;
        var from = Plain(conversion.Operand.Type);
        var to = Plain(conversion.Type);
        if (from == to) return true;
        if (conversion.Method is not null && !(from.IsPrimitive && to == typeof(decimal))) return false;
        if (to == typeof(double)) return from == typeof(float) || Rank(from) <= Rank(typeof(int));
        return Rank(from) is { } narrow && Rank(to) is { } wide && narrow <= wide;
    }

    private static Type Plain(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetUnderlyingType(type) : type;
    }

    // Doubles are not among them: a long loses digits as one.
    private static int? Rank(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte or TypeCode.Byte => 0,
        TypeCode.Int16 => 1,
        TypeCode.Int32 => 2,
        TypeCode.Int64 => 3,
        TypeCode.Decimal => 4,
        _ => null,
    };
}
