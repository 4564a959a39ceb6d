using System.Globalization;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Values that come as text, in FetchXML and in query functions, as the column would store them.</summary>
internal static class TextValues
{
    public static object Stored(string value, Column column)
    {
        try
        {
            return ODataLiterals.ToStored(Parse(value, column.Kind), column);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new ServiceError(System.Net.HttpStatusCode.BadRequest, "0x80041108", $"The value '{value}' is no value of '{column.LogicalName}'.");
        }
    }

    public static int Number(string value) => int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ServiceError(System.Net.HttpStatusCode.BadRequest, "0x80041108", $"The value '{value}' is no whole number.");

    public static DateOnly Day(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? DateOnly.FromDateTime(day.DateTime)
            : throw new ServiceError(System.Net.HttpStatusCode.BadRequest, "0x80041108", $"The value '{value}' is no date.");

    private static object Parse(string value, ColumnKind kind) => kind switch
    {
        ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Choice => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole
            : decimal.Parse(value, CultureInfo.InvariantCulture),
        ColumnKind.Decimal or ColumnKind.Money => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture),
        ColumnKind.Double => double.Parse(value, CultureInfo.InvariantCulture),
        ColumnKind.Boolean => value is "1" || (value is not "0" && bool.Parse(value)),
        ColumnKind.DateTime or ColumnKind.Date => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ColumnKind.Guid or ColumnKind.Lookup => Guid.Parse(value),
        _ => value,
    };
}
