using System.Xml;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>A <c>link-entity</c> element with a name.</summary>
/// <param name="Alias">What conditions and results call it.</param>
/// <param name="Entity">The linked table.</param>
/// <param name="Columns">By which columns.</param>
/// <param name="Kind">The link's type.</param>
internal sealed record FetchXmlLink(string Alias, EntityModel Entity, LinkColumns Columns, string Kind)
{
    public List<FetchXmlAttribute> Attributes { get; } = [];

    public bool HasAllColumns { get; set; }

    public Filter? Filter { get; init; }

    public List<FetchXmlLink> Links { get; } = [];

    public void Write(XmlWriter xml, FetchXmlLinks links)
    {
        Columns.Start(xml, Entity.LogicalName, Kind);
        xml.WriteAttributeString("alias", Alias);
        if (HasAllColumns) FetchXmlAttribute.WriteAll(xml);
        foreach (var attribute in HasAllColumns ? [] : Attributes.Distinct()) attribute.Write(xml);
        if (Filter is { } filter and not Constant { Holds: true }) new FetchXmlFilterWriter(xml, links, isLinked: true).Write(filter, Entity);
        foreach (var link in Links) link.Write(xml, links);
        xml.WriteEndElement();
    }
}
