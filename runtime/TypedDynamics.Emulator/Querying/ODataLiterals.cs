using System.Globalization;
using Microsoft.OData;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Turns a literal of a URL into what the column it is compared with would store.</summary>
internal static class ODataLiterals
{
    public static object ToStored(object value, Column column)
    {
        try
        {
            return (column.Kind, value) switch
            {
                (ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Choice, decimal or double or float) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
                (ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Choice, not string and not bool) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
                (ColumnKind.Decimal or ColumnKind.Money, not string and not bool) => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
                (ColumnKind.Double, not string and not bool) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
                (ColumnKind.DateTime, DateTimeOffset moment) => Milliseconds(moment),
                (ColumnKind.DateTime, not string) => new DateTimeOffset(ToDate(value), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds(),
                (ColumnKind.Date, DateTimeOffset moment) => StoredValues.ToStored(DateOnly.FromDateTime(moment.UtcDateTime))!,
                (ColumnKind.Date, not string) => StoredValues.ToStored(ToDate(value))!,
                (_, ODataEnumValue) => throw Mismatch(value, column),
                _ => StoredValues.ToStored(value)!,
            };
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException or FormatException)
        {
            throw Mismatch(value, column);
        }
    }

    // Columns hold whole milliseconds: a moment between two of them compares with all as any number between them does.
    private static object Milliseconds(DateTimeOffset moment)
    {
        var whole = moment.ToUnixTimeMilliseconds();
        return moment.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? (object)whole : whole + 0.5;
    }

    // The parser is about to change its own date type for DateOnly; both write themselves in a way that reads back.
    private static DateOnly ToDate(object date) => DateOnly.Parse(Convert.ToString(date, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture);

    private static ServiceError Mismatch(object value, Column column) =>
        ODataErrors.BadRequest($"The value '{value}' cannot be compared with '{column.Name}'.");
}
