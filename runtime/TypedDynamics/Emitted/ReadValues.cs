using System.ComponentModel;
using System.Text.Json;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: reads one value of a collection or of an operation's answer, as a method group instead of a lambda a place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReadValues
{
    /// <summary>Text; empty for null.</summary>
    public static string String(ref Utf8RowReader json) => json.ReadString() ?? "";

    /// <summary>A Guid.</summary>
    public static Guid Guid(ref Utf8RowReader json) => json.ReadGuid() ?? default;

    /// <summary>16-bit integer.</summary>
    public static short Int16(ref Utf8RowReader json) => json.ReadInt16() ?? default;

    /// <summary>32-bit integer.</summary>
    public static int Int32(ref Utf8RowReader json) => json.ReadInt32() ?? default;

    /// <summary>64-bit integer.</summary>
    public static long Int64(ref Utf8RowReader json) => json.ReadInt64() ?? default;

    /// <summary>Decimal number.</summary>
    public static decimal Decimal(ref Utf8RowReader json) => json.ReadDecimal() ?? default;

    /// <summary>Floating point.</summary>
    public static double Double(ref Utf8RowReader json) => json.ReadDouble() ?? default;

    /// <summary>Yes or no.</summary>
    public static bool Boolean(ref Utf8RowReader json) => json.ReadBoolean() ?? default;

    /// <summary>An instant.</summary>
    public static DateTimeOffset DateTimeOffset(ref Utf8RowReader json) => json.ReadDateTimeOffset() ?? default;

    /// <summary>A date.</summary>
    public static DateOnly DateOnly(ref Utf8RowReader json) => json.ReadDateOnly() ?? default;

    /// <summary>Base64 bytes; empty for null.</summary>
    public static byte[] Bytes(ref Utf8RowReader json) => json.ReadBytes() ?? [];

    /// <summary>Any JSON.</summary>
    public static JsonElement Json(ref Utf8RowReader json) => json.ReadJson() ?? default;

    /// <summary>An enum of the CSDL.</summary>
    public static TEnum Enum<TEnum>(ref Utf8RowReader json)
        where TEnum : struct, Enum => json.ReadEnum<TEnum>() ?? default;

    /// <summary>A complex value; one with nothing set for null.</summary>
    public static T Complex<T>(ref Utf8RowReader json)
        where T : class, IComplexValue<T> => json.ReadComplex<T>() ?? T.Create();

    /// <summary>A row; null for null.</summary>
    public static T Row<T>(ref Utf8RowReader json)
        where T : Entity, IEntity<T> => json.ReadRow<T>()!;

    /// <summary>Rows.</summary>
    public static IReadOnlyList<T> Rows<T>(ref Utf8RowReader json)
        where T : Entity, IEntity<T> => json.ReadRows<T>();
}
