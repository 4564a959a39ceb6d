using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>The <c>$skiptoken</c>: a paging cookie inside a cookie, as the service nests them.</summary>
internal static class PageTokens
{
    /// <summary>The token, escaped for a URL, of the page behind <paramref name="last"/>.</summary>
    /// <param name="nextPage">The page's number.</param>
    /// <param name="orders">The sort keys.</param>
    /// <param name="first">The first row of the page before.</param>
    /// <param name="last">The last row of the page before.</param>
    /// <param name="trackedFrom">Where changes are tracked: the version at which the first page was read.</param>
    public static string Write(int nextPage, IReadOnlyList<OrderSql> orders, Row first, Row last, long? trackedFrom = null)
    {
        var inner = Escaped(Cookie(nextPage, orders, first.SortKeys, last.SortKeys));
        return Uri.EscapeDataString(Outer(nextPage, inner, trackedFrom)).Replace("%3D", "=", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);
    }

    /// <summary>The annotation of a FetchXML page: the same cookie, encoded twice.</summary>
    public static string WriteFetchCookie(int nextPage, IReadOnlyList<OrderSql> orders, ImmutableArray<object?> first, ImmutableArray<object?> last) =>
        Outer(nextPage, Escaped(Escaped(Cookie(nextPage, orders, first, last))));

    /// <summary>Reads the <c>paging-cookie</c> of a FetchXML document.</summary>
    public static PagePosition ReadCookie(string text, int page, IReadOnlyList<OrderSql> orders)
    {
        try
        {
            return Position(Parse(text), page, orders);
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw ODataErrors.MalformedCookie();
        }
    }

    private static string Outer(int nextPage, string inner, long? trackedFrom = null) => trackedFrom is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"<cookie pagenumber=\"{nextPage}\" pagingcookie=\"{inner}\" istracking=\"True\" trackedfrom=\"{version}\" />")
        : $"<cookie pagenumber=\"{nextPage}\" pagingcookie=\"{inner}\" istracking=\"False\" />";

    private static string Cookie(int nextPage, IReadOnlyList<OrderSql> orders, ImmutableArray<object?> first, ImmutableArray<object?> last)
    {
        var cookie = new XElement("cookie", new XAttribute("page", nextPage - 1));
        for (var i = 0; i < orders.Count; i++)
        {
            cookie.Add(new XElement(
                XmlConvert.EncodeLocalName(orders[i].Name),
                Bound("last", orders[i].Kind, last[i]),
                Bound("first", orders[i].Kind, first[i])));
        }

        return cookie.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Reads a token that <see cref="Write"/> made for the same sort keys; anything else is malformed.</summary>
    public static PagePosition Read(string token, IReadOnlyList<OrderSql> orders)
    {
        try
        {
            // A client in the wild puts a slash behind the link before it follows it.
            var outer = Parse(token.TrimEnd('/'));
            var page = (int?)outer.Attribute("pagenumber");
            if (outer.Name != "cookie" || page is not >= 2)
                throw ODataErrors.MalformedCookie();
            return Position(Parse(Uri.UnescapeDataString((string?)outer.Attribute("pagingcookie") ?? "")), page.Value, orders) with { TrackedFrom = (long?)outer.Attribute("trackedfrom") };
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw ODataErrors.MalformedCookie();
        }
    }

    private static PagePosition Position(XElement cookie, int page, IReadOnlyList<OrderSql> orders)
    {
        var bounds = cookie.Elements().ToList();
        return cookie.Name == "cookie" && bounds.Count == orders.Count
            ? new(page, [.. orders.Select((order, index) => ReadBound(bounds[index], order))])
            : throw ODataErrors.MalformedCookie();
    }

    private static XElement Parse(string text)
    {
        using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(xml);
    }

    private static XAttribute Bound(string name, ColumnKind kind, object? stored) => stored is null
        ? new(name + "null", "1")
        : new(name, kind is ColumnKind.Guid ? "{" + ((string)stored).ToUpperInvariant() + "}" : kind is ColumnKind.DateTime ? Moment((long)stored) : Text(stored));

    private static string Moment(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static string Text(object stored) => stored is double number
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : Convert.ToString(stored, CultureInfo.InvariantCulture)!;

    private static object? ReadBound(XElement bound, OrderSql order)
    {
        if (XmlConvert.DecodeName(bound.Name.LocalName) != order.Name)
            throw ODataErrors.MalformedCookie();
        if (bound.Attribute("lastnull") is not null)
            return null;
        var text = (string?)bound.Attribute("last") ?? throw ODataErrors.MalformedCookie();
        return order.Kind switch
        {
            ColumnKind.Guid => Guid.ParseExact(text, "B").ToString("D"),
            ColumnKind.DateTime => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds(),
            ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Choice or ColumnKind.Boolean => long.Parse(text, CultureInfo.InvariantCulture),
            ColumnKind.Double => double.Parse(text, CultureInfo.InvariantCulture),
            ColumnKind.Decimal or ColumnKind.Money => decimal.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    private static string Escaped(string text) =>
        Regex.Replace(Uri.EscapeDataString(text), "%[0-9A-F]{2}", escape => escape.Value.ToLowerInvariant());
}
