using System.Text.Json;
using System.Xml.Linq;
using TypedDynamics.FetchXml;

namespace TypedDynamics.Tests.FetchXml;

/// <summary>Every public document is read and written without loss: as it stands, and piece by piece through the members that have types.</summary>
public sealed class FetchCorpusTests
{
    // Said by the document's author to its tools, or to services of long ago; read by their names: fetch["version"].
    private static readonly HashSet<string> s_untyped = ["version", "mapping", "output-format", "visible", "uiname", "uitype", "datasource"];

    [Fact]
    public void What_is_read_is_written_again()
    {
        foreach (var (text, _) in Documents())
        {
            var fetch = Fetch.Parse(text);

            Assert.True(XNode.DeepEquals(XElement.Parse(text, LoadOptions.PreserveWhitespace), XElement.Parse(fetch.ToString(), LoadOptions.PreserveWhitespace)), text);
            Assert.Equal(fetch, Fetch.Parse(fetch.ToString()));
            Assert.Equal(fetch.GetHashCode(), Fetch.Parse(fetch.ToString()).GetHashCode());
        }
    }

    [Fact]
    public void What_the_schema_allows_can_be_made_of_typed_pieces()
    {
        var made = 0;
        foreach (var (text, _) in Documents().Where(static document => document.IsValid && document.Text.Contains("<entity", StringComparison.Ordinal)))
        {
            var fetch = Fetch.Parse(text);

            Assert.Equal(Plain(XElement.Parse(text)).ToString(), Plain(XElement.Parse(Again(fetch).ToString())).ToString());
            made++;
        }

        Assert.InRange(made, 250, 338);
    }

    private static Fetch Again(Fetch fetch) => new(Fill(new FetchEntity(fetch.Entity.Name), fetch.Entity))
    {
        Orders = fetch.Orders,
        Top = fetch.Top,
        Count = fetch.Count,
        Page = fetch.Page,
        PagingCookie = fetch.PagingCookie,
        IsDistinct = fetch.IsDistinct,
        IsAggregate = fetch.IsAggregate,
        AggregateLimit = fetch.AggregateLimit,
        ReturnsTotalCount = fetch.ReturnsTotalCount,
        SortsChoicesByNumber = fetch.SortsChoicesByNumber,
        LateMaterialize = fetch.LateMaterialize,
        NoLock = fetch.NoLock,
        Options = fetch.Options,
    };

    private static T Fill<T>(T made, T table)
        where T : FetchTable
    {
        return made with
        {
            HasAllColumns = table.HasAllColumns,
            Columns = [.. table.Columns.Select(Again)],
            Orders = [.. table.Orders.Select(Again)],
            Filters = [.. table.Filters.Select(Again)],
            Links = [.. table.Links.Select(Again)],
        };
    }

    private static FetchOrder Again(FetchOrder order) =>
        (order.Column is { } column ? new FetchOrder(column) : FetchOrder.ByAlias(order.Alias!)) with { Table = order.Table, IsDescending = order.IsDescending };

    private static FetchColumn Again(FetchColumn column) => new(column.Name)
    {
        Alias = column.Alias,
        Aggregate = column.Aggregate,
        IsGroup = column.IsGroup,
        DateGrouping = column.DateGrouping,
        UsesUserTimeZone = column.UsesUserTimeZone,
        IsDistinct = column.IsDistinct,
        RowAggregate = column.RowAggregate,
    };

    private static FetchFilter Again(FetchFilter filter) => new()
    {
        IsOr = filter.IsOr,
        Hint = filter.Hint,
        IsQuickFind = filter.IsQuickFind,
        Conditions = [.. filter.Conditions.Select(static condition => new FetchCondition(condition.Column, condition.Operator, condition.Values) { ValueOf = condition.ValueOf, Table = condition.Table })],
        Filters = [.. filter.Filters.Select(Again)],
        Links = [.. filter.Links.Select(Again)],
    };

    private static FetchLink Again(FetchLink link) => Fill(new FetchLink(link.Name, link.From!, link.To!) { Alias = link.Alias, Kind = link.Kind, IsIntersect = link.IsIntersect }, link);

    // What two documents that say the same may differ in: defaults that are written out, the order of attributes and of kinds of elements, white space.
    private static XElement Plain(XElement element)
    {
        var attributes = element.Attributes()
            .Where(static attribute => attribute.Name.NamespaceName.Length == 0 && !attribute.IsNamespaceDeclaration && !s_untyped.Contains(attribute.Name.LocalName))
            .Select(static attribute => new XAttribute(attribute.Name, attribute.Value is "1" or "True" && IsFlag(attribute) ? "true" : attribute.Value))
            .Where(static attribute => !(IsFlag(attribute) && attribute.Value is "false" or "0" && attribute.Name != "usertimezone"))
            .Where(static attribute => attribute is not { Name.LocalName: "type", Value: "and" } and not { Name.LocalName: "link-type", Value: "inner" } and not { Name.LocalName: "usertimezone", Value: "true" })
            .OrderBy(static attribute => attribute.Name.LocalName, StringComparer.Ordinal);
        var children = element.Elements().Select(Plain).OrderBy(static child => child.Name.LocalName, StringComparer.Ordinal);
        return new XElement(element.Name, attributes, children, element.Name == "value" ? element.Value : null);
    }

    private static bool IsFlag(XAttribute attribute) =>
        attribute.Name.LocalName is "distinct" or "aggregate" or "groupby" or "descending" or "no-lock" or "returntotalrecordcount" or "useraworderby" or "latematerialize" or "intersect" or "usertimezone";

    private static List<(string Text, bool IsValid)> Documents() =>
    [
        .. File.ReadLines(Corpus.PathOf("fetchxml", "queries.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static line => (line.GetProperty("fetchxml").GetString()!, line.GetProperty("xsd_valid").GetBoolean())),
    ];
}
