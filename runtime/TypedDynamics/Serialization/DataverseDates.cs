using System.Globalization;

namespace TypedDynamics.Serialization;

/// <summary>Dates as the service writes them: <c>2024-06-12T14:13:25Z</c>, and <c>1990-01-31</c> for date-only columns.</summary>
internal static class DataverseDates
{
    /// <summary>The length of the longest text that is written here.</summary>
    public const int LongestText = 28;

    /// <summary>Writes an instant in UTC: whole seconds unless it has fractions.</summary>
    /// <returns>How long the text is.</returns>
    public static int Format(long utcTicks, Span<byte> text)
    {
        var format = utcTicks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
        new DateTime(utcTicks).TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>Writes a date.</summary>
    /// <returns>How long the text is.</returns>
    public static int Format(DateOnly date, Span<byte> text)
    {
        date.TryFormat(text, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return length;
    }

    /// <summary>Reads exactly <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public static bool TryParseInstant(ReadOnlySpan<byte> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length != 20 || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':' || text[19] != (byte)'Z') return false;
        if (!TryParseDate(text[..10], out var date)) return false;
        var hour = Two(text, 11);
        var minute = Two(text, 14);
        var second = Two(text, 17);
        if (hour > 23 || minute > 59 || second > 59) return false;
        utcTicks = (date.DayNumber * TimeSpan.TicksPerDay) + (((hour * 3600L) + (minute * 60) + second) * TimeSpan.TicksPerSecond);
        return true;
    }

    /// <summary>Reads any other ISO form: with fractions, with an offset, without either (then it is UTC).</summary>
    public static bool TryParseAnyInstant(string text, out long utcTicks)
    {
        var parsed = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowTrailingWhite, out var value);
        utcTicks = value.UtcTicks;
        return parsed;
    }

    /// <summary>Reads exactly <c>yyyy-MM-dd</c>.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-') return false;
        var century = Two(text, 0);
        var yearOfCentury = Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        if (century > 99 || yearOfCentury > 99) return false;
        var year = (century * 100) + yearOfCentury;
        if (year == 0 || month is 0 or > 12 || day == 0 || (day > 28 && day > DateTime.DaysInMonth((int)year, (int)month))) return false;
        date = new((int)year, (int)month, (int)day);
        return true;
    }

    // Two digits; a great number when they are none.
    private static uint Two(ReadOnlySpan<byte> text, int at)
    {
        var tens = (uint)(text[at] - '0');
        var ones = (uint)(text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (tens * 10) + ones : uint.MaxValue;
    }
}
