using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>A page of a FetchXML query: its number, and the cookie that leads there.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cookie">As it stands in <c>paging-cookie</c>; null where the service gave none, which leads no further than 50,000 rows.</param>
internal sealed record FetchPage(int Number, string? Cookie)
{
    private const char Separator = '.';

    /// <summary>What the annotation <c>@Microsoft.Dynamics.CRM.fetchxmlpagingcookie</c> says: an element whose attributes are the number and, encoded twice, the cookie.</summary>
    /// <exception cref="MalformedResponseException">It says something else.</exception>
    public static FetchPage Parse(string annotation)
    {
        try
        {
            var cookie = XElement.Parse(annotation);
            return (int?)cookie.Attribute("pagenumber") is { } number && (string?)cookie.Attribute("pagingcookie") is { } inner
                ? new(number, Uri.UnescapeDataString(Uri.UnescapeDataString(inner)))
                : throw new MalformedResponseException("The paging cookie names no page.");
        }
        catch (Exception exception) when (exception is XmlException or FormatException and not MalformedResponseException)
        {
            throw new MalformedResponseException("The paging cookie is not XML.", exception);
        }
    }

    /// <summary>The cookie that was handed in: the annotation as the service sent it, or what is inside.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static string ReadCookie(string text)
    {
        try
        {
            return XElement.Parse(text) is { Name.LocalName: "cookie" } cookie && cookie.Attribute("pagingcookie") is null ? text : Parse(text).Cookie!;
        }
        catch (Exception exception) when (exception is XmlException or MalformedResponseException)
        {
            throw new ArgumentException("This is no paging cookie. Hand in what the service answered as @Microsoft.Dynamics.CRM.fetchxmlpagingcookie.", nameof(text), exception);
        }
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static FetchPage ParsePosition(string position)
    {
        var end = position.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && int.TryParse(position.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1
            ? new(number, end + 1 == position.Length ? null : Uri.UnescapeDataString(position[(end + 1)..]))
            : throw new ArgumentException("This is no continuation of this FetchXML query. Hand in Page.Continuation of the page before, of the same query, as it came.", nameof(position));
    }

    /// <summary>As text that may be handed out: <c>2.%3Ccookie…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}{Separator}{(Cookie is null ? "" : Uri.EscapeDataString(Cookie))}");
}
