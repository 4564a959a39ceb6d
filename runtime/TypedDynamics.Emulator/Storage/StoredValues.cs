using System.Globalization;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Storage;

/// <summary>How a column's values lie in SQLite: dates as milliseconds, decimals and ids as text, yes and no as 1 and 0.</summary>
internal static class StoredValues
{
    public static object? ToStored(object? value) => value switch
    {
        null => null,
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        DateTimeOffset moment => moment.ToUnixTimeMilliseconds(),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => value,
    };

    public static object? FromStored(ColumnKind kind, object? stored) => (kind, stored) switch
    {
        (_, null) => null,
        (ColumnKind.Boolean, long number) => number != 0,
        (ColumnKind.DateTime, long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        // That of a literal with smaller fractions.
        (ColumnKind.DateTime, double milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Floor(milliseconds)),
        (ColumnKind.Date, string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (ColumnKind.Decimal or ColumnKind.Money, string text) => decimal.Parse(text, CultureInfo.InvariantCulture),
        (ColumnKind.Double, long number) => (double)number,
        (ColumnKind.Guid or ColumnKind.Lookup, string text) => Guid.ParseExact(text, "D"),
        _ => stored,
    };

    public static string? CollationOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => Comparisons.Text,
        ColumnKind.Decimal or ColumnKind.Money => Comparisons.Decimal,
        _ => null,
    };

    public static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Boolean or ColumnKind.Choice or ColumnKind.DateTime => "INTEGER",
        ColumnKind.Double => "REAL",
        _ => "TEXT",
    };
}
