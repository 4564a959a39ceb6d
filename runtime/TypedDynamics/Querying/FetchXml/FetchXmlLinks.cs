using System.Collections.Immutable;
using System.Xml;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>
/// The tables beside the query's own: those that are joined, and those that conditions, orders and columns reach through single-valued navigations. The
/// latter are outer links, called by the way that leads there, so that the same query always has the same text.
/// </summary>
internal sealed class FetchXmlLinks
{
    private readonly EntityModel _entity;
    private readonly List<FetchXmlLink> _links = [];
    private readonly Dictionary<JoinedTable, FetchXmlLink> _joins = [];

    public FetchXmlLinks(QueryModel query)
    {
        _entity = query.Entity;
        foreach (var join in query.Joins)
        {
            var link = new FetchXmlLink(join.Table.Name, join.Table.Entity, new(join.From, join.Near.Column.LogicalName), WordOf(join.Kind)) { Filter = join.Filter };
            LinksBehind(join.Near.Range).Add(link);
            _joins.Add(join.Table, link);
            if (query.Aggregation is null) AddColumns(link, join.Columns);
        }
    }

    /// <summary>What the row that has the column is called, linked from now on; null for the query's own.</summary>
    public string? AliasOf(ColumnPath path) => LinkTo(path.Range, path.Navigations)?.Alias;

    /// <summary>Asks for a column of a row that is not the query's own.</summary>
    public void Add(ColumnPath path, FetchXmlAttribute attribute) => LinkTo(path.Range, path.Navigations)!.Attributes.Add(attribute);

    /// <summary>Asks for rows behind single-valued navigations.</summary>
    /// <exception cref="QueryNotSupportedException">It is a collection.</exception>
    public void Expand(RangeVariable? start, ImmutableArray<NavigationModel> way, ImmutableArray<Expansion> expansions)
    {
        foreach (var expansion in expansions)
        {
            var navigation = expansion.Navigation;
            if (navigation.IsCollection)
                throw new QueryNotSupportedException($"FetchXML brings no collections along: '{navigation.MemberName}' cannot be included. Ask by OData, or read the related rows by themselves.");
            var further = way.Add(navigation);
            AddColumns(LinkTo(start, further)!, expansion.Columns);
            Expand(start, further, expansion.Expansions);
        }
    }

    public void Write(XmlWriter xml)
    {
        foreach (var link in _links) link.Write(xml, this);
    }

    private static void AddColumns(FetchXmlLink link, ColumnSelection columns)
    {
        if (columns.NamedOf(link.Entity) is not { } named) link.HasAllColumns = true;
        else link.Attributes.AddRange(FetchXmlAttribute.Of(link.Entity, named));
    }

    private List<FetchXmlLink> LinksBehind(RangeVariable? start) => start is JoinedTable joined ? _joins[joined].Links : _links;

    private FetchXmlLink? LinkTo(RangeVariable? start, ImmutableArray<NavigationModel> navigations)
    {
        var reached = start is JoinedTable joined ? _joins[joined] : null;
        var (links, near) = (LinksBehind(start), reached?.Entity ?? _entity);
        foreach (var navigation in navigations)
        {
            var alias = reached is null ? navigation.WireName : $"{reached.Alias}_{navigation.WireName}";
            reached = links.Find(link => link.Alias == alias);
            if (reached is null) links.Add(reached = new(alias, navigation.Target, LinkColumns.Of(navigation, near), "outer"));
            (links, near) = (reached.Links, navigation.Target);
        }

        return reached;
    }

    private static string WordOf(JoinKind kind) => kind switch
    {
        JoinKind.Inner => "inner",
        JoinKind.Left => "outer",
        _ => "matchfirstrowusingcrossapply",
    };
}
