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
    public string AliasOf(ImmutableArray<NavigationModel> navigations)
    {
        var (links, near, alias) = (_links, entity, "");
        foreach (var navigation in navigations)
        {
            alias = alias.Length == 0 ? navigation.WireName : $"{alias}_{navigation.WireName}";
            if (links.Find(link => link.Navigation == navigation) is not { } link) links.Add(link = new(navigation, LinkColumns.Of(navigation, near), alias, []));
            (links, near) = (link.Links, navigation.Target);
        }

        return alias;
    }

    public void Write(XmlWriter xml) => Write(xml, _links);

    private static void Write(XmlWriter xml, List<Link> links)
    {
        foreach (var link in links)
        {
            link.Columns.Start(xml, link.Navigation, "outer");
            xml.WriteAttributeString("alias", link.Alias);
            Write(xml, link.Links);
            xml.WriteEndElement();
        }
    }

    private sealed record Link(NavigationModel Navigation, LinkColumns Columns, string Alias, List<Link> Links);
}
