using System.Globalization;

namespace TypedDynamics.Events;

/// <summary>Times as <c>/Date(1506409448000)/</c> or <c>/Date(1506409448000-0700)/</c>: milliseconds since 1970 in UTC, whatever zone stands behind them.</summary>
internal static class EventDates
{
    /// <summary>Null for what is no such text.</summary>
    public static DateTimeOffset? Read(string text)
    {
        if (!text.StartsWith("/Date(", StringComparison.Ordinal) || !text.EndsWith(")/", StringComparison.Ordinal)) return null;
        var inner = text.AsSpan(6, text.Length - 8);
        var zone = inner.Length > 1 ? inner[1..].IndexOfAny('+', '-') : -1;
        if (zone >= 0) inner = inner[..(zone + 1)];
        return long.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is >= -62135596800000 and <= 253402300799999
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }
}
