using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>FetchXML that somebody else wrote: read safely, and asked for page by page.</summary>
internal sealed class FetchDocument
{
    private readonly XElement _fetch;

    private FetchDocument(XElement fetch, XElement entity)
    {
        _fetch = fetch;
        EntityName = (string)entity.Attribute("name")!;
        HasAllColumns = entity.Element("all-attributes") is not null || !entity.Elements("attribute").Any();
        Columns = [.. entity.Elements("attribute").Where(static attribute => attribute.Attribute("alias") is null).Select(static attribute => (string?)attribute.Attribute("name")).OfType<string>()];
    }

    /// <summary>Logical name of the table that is asked.</summary>
    public string EntityName { get; }

    /// <summary>True when no column is named.</summary>
    public bool HasAllColumns { get; }

    /// <summary>Logical names of the columns that come under their own names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>True when the document says itself how many rows or which page it is about.</summary>
    public bool IsLimited => _fetch.Attribute("top") is not null;

    /// <exception cref="FormatException">It is not FetchXML; the message names the line, the element and the mend.</exception>
    public static FetchDocument Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var fetch = XElement.Load(xml, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            if (fetch.Name != "fetch") throw Wrong(fetch, "FetchXML begins with <fetch>");
            var entities = fetch.Elements("entity").ToList();
            if (entities is not [var entity]) throw Wrong(fetch, "<fetch> holds one <entity>");
            return (string?)entity.Attribute("name") is { Length: > 0 } ? new(fetch, entity) : throw Wrong(entity, "<entity> has the table's logical name in its attribute 'name'");
        }
        catch (XmlException exception)
        {
            throw new FormatException($"This is not well-formed XML, or has a DTD, which is refused (line {exception.LineNumber}, position {exception.LinePosition}): {exception.Message}", exception);
        }
    }

    /// <summary>The text of a page.</summary>
    /// <param name="page">Null for the one that the document itself asks for.</param>
    /// <param name="pageSize">Rows on a page; null leaves it to the document.</param>
    public string Write(FetchPage? page, int? pageSize)
    {
        var fetch = _fetch;
        if (page is not null || pageSize is not null)
        {
            fetch = new XElement(fetch);
            if (pageSize is { } rows) fetch.SetAttributeValue("count", rows);
            if (page is not null) fetch.SetAttributeValue("page", page.Number.ToString(CultureInfo.InvariantCulture));
            if (page is not null) fetch.SetAttributeValue("paging-cookie", page.Cookie);
        }

        return fetch.ToString(SaveOptions.DisableFormatting);
    }

    private static FormatException Wrong(XElement at, string rule) =>
        new($"This is not FetchXML (line {((IXmlLineInfo)at).LineNumber}, <{at.Name.LocalName}>): {rule}.");
}
