using System.Globalization;
using System.Numerics;

namespace TypedDynamics.Querying.Translation;

/// <summary>C#'s conversions of values whose types are known only when the query is built.</summary>
internal static class Conversions
{
    public static object? To(Type type, object? value, bool isChecked)
    {
        var target = Nullable.GetUnderlyingType(type);
        if (value is null)
        {
            if (type.IsValueType && target is null) throw new InvalidOperationException($"Null in a query cannot become a {type.Name}.");
            return null;
        }

        target ??= type;
        if (target.IsInstanceOfType(value)) return value;
        if (value is Enum) value = Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), CultureInfo.InvariantCulture);
        if (target.IsEnum) return Enum.ToObject(target, value);
        return Type.GetTypeCode(target) switch
        {
            TypeCode.SByte => To<sbyte>(value, isChecked),
            TypeCode.Byte => To<byte>(value, isChecked),
            TypeCode.Int16 => To<short>(value, isChecked),
            TypeCode.UInt16 => To<ushort>(value, isChecked),
            TypeCode.Int32 => To<int>(value, isChecked),
            TypeCode.UInt32 => To<uint>(value, isChecked),
            TypeCode.Int64 => To<long>(value, isChecked),
            TypeCode.UInt64 => To<ulong>(value, isChecked),
            TypeCode.Single => To<float>(value, isChecked),
            TypeCode.Double => To<double>(value, isChecked),
            TypeCode.Decimal => To<decimal>(value, isChecked),
            TypeCode.Char => (char)To<ushort>(value, isChecked),
            _ => throw new InvalidCastException($"A {value.GetType().Name} in a query cannot become a {target.Name}."),
        };
    }

    private static T To<T>(object value, bool isChecked)
        where T : INumberBase<T> => value switch
        {
            sbyte number => From<T, sbyte>(number, isChecked),
            byte number => From<T, byte>(number, isChecked),
            short number => From<T, short>(number, isChecked),
            ushort number => From<T, ushort>(number, isChecked),
            int number => From<T, int>(number, isChecked),
            uint number => From<T, uint>(number, isChecked),
            long number => From<T, long>(number, isChecked),
            ulong number => From<T, ulong>(number, isChecked),
            float number => From<T, float>(number, isChecked),
            double number => From<T, double>(number, isChecked),
            decimal number => From<T, decimal>(number, isChecked),
            char letter => From<T, ushort>(letter, isChecked),
            _ => throw new InvalidCastException($"A {value.GetType().Name} in a query cannot become a {typeof(T).Name}."),
        };

    private static T From<T, TFrom>(TFrom value, bool isChecked)
        where T : INumberBase<T>
        where TFrom : INumberBase<TFrom> => isChecked ? T.CreateChecked(value) : T.CreateTruncating(value);
}
