using System.Globalization;
using System.Text;
using System.Xml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>A query as FetchXML: the same query, the same text.</summary>
internal static class FetchXmlWriter
{
    /// <summary>Carriage returns are written by their numbers: whoever reads XML makes line feeds of others.</summary>
    public static XmlWriterSettings Settings { get; } = new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.Entitize };

    /// <param name="query">The query.</param>
    /// <param name="page">The page to ask for; null for the first.</param>
    /// <exception cref="QueryNotSupportedException">FetchXML cannot say it.</exception>
    public static string Write(QueryModel query, FetchPage? page = null)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Settings)) Write(xml, query, page);
        return text.ToString();
    }

    private static void Write(XmlWriter xml, QueryModel query, FetchPage? page)
    {
        xml.WriteStartElement("fetch");
        // Beside a number of rows the service gives no pages.
        if (query is { Top: { } top, TopSpansPages: false }) xml.WriteAttributeString("top", Number(top));
        else if (query.RequestedPageSize is { } rows) xml.WriteAttributeString("count", Number(rows));
        if (page is not null) xml.WriteAttributeString("page", Number(page.Number));
        if (page?.Cookie is { } cookie) xml.WriteAttributeString("paging-cookie", cookie);
        // Choices are sorted by their labels otherwise, and OData sorts them by their numbers.
        if (query.IsDistinct) xml.WriteAttributeString("distinct", "true");
        if (FetchXmlOrders.SortChoicesByNumber(query)) xml.WriteAttributeString("useraworderby", "true");
        if (query.Aggregation is not null) xml.WriteAttributeString("aggregate", "true");

        xml.WriteStartElement("entity");
        xml.WriteAttributeString("name", query.Entity.LogicalName);
        var links = new FetchXmlLinks(query);
        if (query.Aggregation is { } aggregation) FetchXmlAggregation.Write(xml, aggregation, query.Entity, links);
        else WriteColumns(xml, query, links);
        foreach (var ordering in FetchXmlOrders.Of(query)) WriteOrdering(xml, ordering, links);
        if (query.Filter is { } filter and not Constant { Holds: true }) new FetchXmlFilterWriter(xml, links).Write(filter, query.Entity);
        links.Write(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteColumns(XmlWriter xml, QueryModel query, FetchXmlLinks links)
    {
        if (query.IsDistinct)
            foreach (var column in query.Columns.Columns) new FetchXmlAttribute(column.LogicalName).Write(xml);
        else if (query.Columns.NamedOf(query.Entity) is { } named)
            foreach (var attribute in FetchXmlAttribute.Of(query.Entity, named)) attribute.Write(xml);
        else
            FetchXmlAttribute.WriteAll(xml);
        links.Expand(null, [], query.Expansions);
        foreach (var join in query.Joins) links.Expand(join.Table, [], join.Expansions);
    }

    private static void WriteOrdering(XmlWriter xml, Ordering ordering, FetchXmlLinks links)
    {
        xml.WriteStartElement("order");
        if (links.AliasOf(ordering.Path) is { } alias) xml.WriteAttributeString("entityname", alias);
        xml.WriteAttributeString("attribute", ordering.Path.Column.LogicalName);
        if (ordering.Descending) xml.WriteAttributeString("descending", "true");
        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
