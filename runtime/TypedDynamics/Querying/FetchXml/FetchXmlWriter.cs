using System.Globalization;
using System.Text;
using System.Xml;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>A query as FetchXML: the same query, the same text.</summary>
internal static class FetchXmlWriter
{
    private static readonly XmlWriterSettings s_settings = new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };

    /// <param name="query">The query.</param>
    /// <param name="page">The page to ask for; null for the first.</param>
    /// <exception cref="QueryNotSupportedException">FetchXML cannot say it.</exception>
    public static string Write(QueryModel query, FetchPage? page = null)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, s_settings)) Write(xml, query, page);
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
        if (SortsChoicesByNumber(query)) xml.WriteAttributeString("useraworderby", "true");
        if (query.Aggregation is not null) xml.WriteAttributeString("aggregate", "true");

        xml.WriteStartElement("entity");
        xml.WriteAttributeString("name", query.Entity.LogicalName);
        var links = new FetchXmlLinks(query);
        if (query.Aggregation is { } aggregation) FetchXmlAggregation.Write(xml, aggregation, query.Entity, links);
        else WriteColumns(xml, query, links);
        foreach (var ordering in OrderingsOf(query)) WriteOrdering(xml, ordering, links);
        if (query.Filter is { } filter and not Constant { Holds: true }) new FetchXmlFilterWriter(xml, links).Write(filter, query.Entity);
        links.Write(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // Distinct rows have no key that could sort them for the pages behind the first.
    private static IEnumerable<Ordering> OrderingsOf(QueryModel query) => !query.IsDistinct ? query.Orderings : query.Orderings
        .Concat(query.Columns.Columns.Where(static column => column.Kind is not (ColumnKind.MultiSelectChoice or ColumnKind.Image or ColumnKind.Complex)).Select(static column => new Ordering(new(null, [], column), Descending: false)))
        .DistinctBy(static ordering => ordering.Path.Column);

    // One switch for all choices of a query.
    private static bool SortsChoicesByNumber(QueryModel query)
    {
        if (query.Orderings.Any(static ordering => ordering.ByLabel))
        {
            return query.Orderings.FirstOrDefault(static ordering => ordering is { ByLabel: false, Path.Column.Kind: ColumnKind.Choice }) is not { } byNumber ? false
                : throw new QueryNotSupportedException($"The service sorts all choices of a query by their labels, or all by their numbers. Write Label() behind '{byNumber.Path.Column.MemberName}' too, or behind none.");
        }

        return OrderingsOf(query).Any(static ordering => ordering.Path.Column.Kind == ColumnKind.Choice)
            || query.Aggregation?.Orderings.Any(static ordering => ordering.By is GroupKey { Path.Column.Kind: ColumnKind.Choice }) == true;
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
