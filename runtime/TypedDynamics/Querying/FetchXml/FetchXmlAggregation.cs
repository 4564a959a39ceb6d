using System.Xml;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>What is asked of rows together, as <c>attribute</c> and <c>order</c> elements with aliases.</summary>
internal static class FetchXmlAggregation
{
    /// <summary>Writes the elements of the query's own table; those of others go to their links.</summary>
    public static void Write(XmlWriter xml, Aggregation aggregation, EntityModel entity, FetchXmlLinks links)
    {
        foreach (var key in aggregation.Keys)
            Place(key.Path, new(key.Path.Column.LogicalName) { Alias = key.Alias, IsGroup = true, Part = key.Part, IsUtc = key.IsUtc });
        foreach (var value in aggregation.Values)
            Place(value.Path, new(value.Path?.Column.LogicalName ?? KeyOf(entity)) { Alias = value.Alias, Aggregate = value.Kind });
        foreach (var ordering in aggregation.Orderings)
        {
            xml.WriteStartElement("order");
            xml.WriteAttributeString("alias", ordering.By.Alias);
            if (ordering.Descending) xml.WriteAttributeString("descending", "true");
            xml.WriteEndElement();
        }

        void Place(ColumnPath? path, FetchXmlAttribute attribute)
        {
            if (path is { Navigations: [_, ..] }) links.Add(path, attribute);
            else attribute.Write(xml);
        }
    }

    private static string KeyOf(EntityModel entity) => entity.PrimaryIdColumn
        ?? throw new QueryNotSupportedException($"Rows of '{entity.LogicalName}', which has no key, cannot be counted by FetchXML.");
}
