using System.Globalization;
using System.Text;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.OData;

/// <summary>The one encoder of values in URLs: OData's form of the value, percent-encoded where a query's text needs it.</summary>
internal static class ODataLiteral
{
    public static string Write(Literal literal) => literal.Value is string text ? Write(text) : WritePlain(literal).Replace("+", "%2B", StringComparison.Ordinal);

    /// <summary>A value that is no text, not yet encoded for a URL.</summary>
    public static string WritePlain(Literal literal) => literal.Value switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        long value => value.ToString(CultureInfo.InvariantCulture),
        decimal value => value.ToString(CultureInfo.InvariantCulture),
        double value => Write(value),
        Guid value => Write(value),
        DateTimeOffset value => value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + 'Z',
        DateOnly value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var other => throw new ArgumentException($"No literal holds a {other.GetType()}.", nameof(literal)),
    };

    public static string Write(Guid value) => value.ToString("D");

    /// <exception cref="QueryNotSupportedException">The text is not Unicode: half of a surrogate pair is in it.</exception>
    public static string Write(string text) => $"'{Uri.EscapeDataString(RequireUnicode(text)).Replace("%27", "''", StringComparison.Ordinal)}'";

    /// <exception cref="QueryNotSupportedException">The text is not Unicode: half of a surrogate pair is in it.</exception>
    public static string RequireUnicode(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !IsUnicode(text))
                throw new QueryNotSupportedException("The text holds half of a surrogate pair, which no URL can carry. Take it out before the query.");
        }

        return text;
    }

    private static string Write(double value) =>
        double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : throw new QueryNotSupportedException($"The service knows no number {value.ToString(CultureInfo.InvariantCulture)}. Compare with a finite one.");

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }

        return true;
    }
}
