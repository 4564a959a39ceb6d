using System.Collections.Immutable;
using System.Xml;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>
/// The tables that the conditions and orders of a query reach through single-valued navigations: an outer link each, called by the way that
/// leads there, so that the same query always has the same text.
/// </summary>
internal sealed class FetchXmlLinks(EntityModel entity)
{
    private readonly List<Link> _links = [];

    /// <summary>What the row behind these navigations is called; linked from now on.</summary>
    public string AliasOf(ImmutableArray<NavigationModel> navigations) => LinkTo(navigations).Alias;

    /// <summary>Asks for a column of the row behind these navigations.</summary>
    public void Add(ImmutableArray<NavigationModel> navigations, FetchXmlAttribute attribute) => LinkTo(navigations).Attributes.Add(attribute);

    public void Write(XmlWriter xml) => Write(xml, _links);

    private static void Write(XmlWriter xml, List<Link> links)
    {
        foreach (var link in links)
        {
            link.Columns.Start(xml, link.Navigation, "outer");
            xml.WriteAttributeString("alias", link.Alias);
            foreach (var attribute in link.Attributes) attribute.Write(xml);
            Write(xml, link.Links);
            xml.WriteEndElement();
        }
    }

    private Link LinkTo(ImmutableArray<NavigationModel> navigations)
    {
        var (links, near) = (_links, entity);
        Link? reached = null;
        foreach (var navigation in navigations)
        {
            var alias = reached is null ? navigation.WireName : $"{reached.Alias}_{navigation.WireName}";
            reached = links.Find(link => link.Navigation == navigation);
            if (reached is null) links.Add(reached = new(navigation, LinkColumns.Of(navigation, near), alias));
            (links, near) = (reached.Links, navigation.Target);
        }

        return reached!;
    }

    private sealed record Link(NavigationModel Navigation, LinkColumns Columns, string Alias)
    {
        public List<FetchXmlAttribute> Attributes { get; } = [];

        public List<Link> Links { get; } = [];
    }
}
