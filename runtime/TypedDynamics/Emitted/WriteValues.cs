using System.ComponentModel;
using System.Text.Json;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: writes one value of a collection, as a method group. An empty name makes the writer write the bare value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WriteValues
{
    /// <summary>Text.</summary>
    public static void String(string value, ref Utf8RowWriter json) => json.Write(default, value);

    /// <summary>A Guid.</summary>
    public static void Guid(Guid value, ref Utf8RowWriter json) => json.Write(default, (Guid?)value);

    /// <summary>16-bit integer.</summary>
    public static void Int16(short value, ref Utf8RowWriter json) => json.Write(default, (long?)value);

    /// <summary>32-bit integer.</summary>
    public static void Int32(int value, ref Utf8RowWriter json) => json.Write(default, (long?)value);

    /// <summary>64-bit integer.</summary>
    public static void Int64(long value, ref Utf8RowWriter json) => json.Write(default, (long?)value);

    /// <summary>Decimal number.</summary>
    public static void Decimal(decimal value, ref Utf8RowWriter json) => json.Write(default, (decimal?)value);

    /// <summary>Floating point.</summary>
    public static void Double(double value, ref Utf8RowWriter json) => json.Write(default, (double?)value);

    /// <summary>Yes or no.</summary>
    public static void Boolean(bool value, ref Utf8RowWriter json) => json.Write(default, (bool?)value);

    /// <summary>An instant.</summary>
    public static void DateTimeOffset(DateTimeOffset value, ref Utf8RowWriter json) => json.Write(default, (DateTimeOffset?)value);

    /// <summary>A date.</summary>
    public static void DateOnly(DateOnly value, ref Utf8RowWriter json) => json.Write(default, (DateOnly?)value);

    /// <summary>Base64 bytes.</summary>
    public static void Bytes(byte[] value, ref Utf8RowWriter json) => json.Write(default, value);

    /// <summary>Any JSON.</summary>
    public static void Json(JsonElement value, ref Utf8RowWriter json) => json.Write(default, (JsonElement?)value);

    /// <summary>An enum of the CSDL.</summary>
    public static void Enum<TEnum>(TEnum value, ref Utf8RowWriter json)
        where TEnum : struct, Enum => json.WriteEnum(default, (TEnum?)value);

    /// <summary>A complex value.</summary>
    public static void Complex<T>(T value, ref Utf8RowWriter json)
        where T : class, IComplexValue<T> => json.WriteComplex(default, value);

    /// <summary>A row with its assigned columns.</summary>
    public static void Row(Entity value, ref Utf8RowWriter json) => json.WriteRow(default, value);

    /// <summary>A pointer to a row.</summary>
    public static void Reference(EntityReference value, ref Utf8RowWriter json) => json.WriteReference(default, value);
}
