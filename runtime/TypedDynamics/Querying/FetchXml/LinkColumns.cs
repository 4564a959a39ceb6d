using System.Xml;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>The columns by which a link ties two tables.</summary>
/// <param name="From">Of the linked table.</param>
/// <param name="To">Of the table that it is linked to.</param>
internal sealed record LinkColumns(string From, string To)
{
    /// <param name="navigation">The way to the linked table, not through an intersect table.</param>
    /// <param name="near">The table that has the navigation.</param>
    /// <exception cref="QueryNotSupportedException">The cache does not say the columns.</exception>
    public static LinkColumns Of(NavigationModel navigation, EntityModel near) => (navigation.IsCollection ? near : navigation.Target, navigation.Column) switch
    {
        ({ PrimaryIdColumn: { } key }, { } lookup) => navigation.IsCollection ? new(lookup, key) : new(key, lookup),
        _ => throw Unknown(navigation, "by which columns"),
    };

    /// <summary>Begins the element; the caller ends it.</summary>
    public void Start(XmlWriter xml, NavigationModel navigation, string linkType) => Start(xml, navigation.Target.LogicalName, linkType);

    public void Start(XmlWriter xml, string table, string linkType)
    {
        xml.WriteStartElement("link-entity");
        xml.WriteAttributeString("name", table);
        xml.WriteAttributeString("from", From);
        xml.WriteAttributeString("to", To);
        xml.WriteAttributeString("link-type", linkType);
    }

    /// <exception cref="QueryNotSupportedException">Always.</exception>
    public static QueryNotSupportedException Unknown(NavigationModel navigation, string what) => new(
        $"FetchXML cannot follow '{navigation.MemberName}': the metadata cache does not say {what} it ties '{navigation.Target.LogicalName}'. Pull the definitions of both tables, or ask by OData.");
}
