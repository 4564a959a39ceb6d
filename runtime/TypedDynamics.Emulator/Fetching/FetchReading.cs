using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>FetchXML text → <see cref="Fetch"/>. DTDs are refused.</summary>
internal sealed class FetchReading(Org org)
{
    private const int MostLinks = 15;
    private const int MostConditions = 500;
    private readonly Dictionary<string, int> _tables = [];
    private readonly HashSet<string> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private int _links;
    private int _conditions;

    /// <exception cref="Answers.ServiceError">It is not FetchXML of this organization.</exception>
    public static Fetch Read(string text, Org org)
    {
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return new FetchReading(org).Read(XElement.Load(xml, LoadOptions.SetLineInfo));
        }
        catch (XmlException e)
        {
            throw FetchErrors.InvalidXml(e);
        }
    }

    private Fetch Read(XElement fetch)
    {
        if (fetch.Name != "fetch")
            throw FetchErrors.InvalidChild(fetch);
        var entity = fetch.Element("entity") ?? throw FetchErrors.Required(fetch, "entity");
        var root = ReadEntity(entity, Table(entity), null);
        foreach (var child in fetch.Elements())
        {
            if (child.Name == "order")
                root.Orders.Add(ReadOrder(child));
            else if (child != entity)
                throw FetchErrors.InvalidChild(child);
        }

        var read = new Fetch(root)
        {
            Top = Number(fetch, "top"),
            Count = Number(fetch, "count"),
            Page = Number(fetch, "page") ?? 1,
            Cookie = (string?)fetch.Attribute("paging-cookie") is { Length: > 0 } cookie ? cookie : null,
            IsDistinct = Flag(fetch, "distinct"),
            IsAggregate = Flag(fetch, "aggregate"),
            AggregateLimit = Number(fetch, "aggregatelimit"),
            CountsRows = Flag(fetch, "returntotalrecordcount"),
            OrdersByValue = Flag(fetch, "useraworderby"),
        };
        if (read.Top is not null && (read.Count is not null || fetch.Attribute("page") is not null))
            throw FetchErrors.Of("0x8004E00F", "The top attribute can't be specified with paging attribute page");
        return _links > MostLinks ? throw FetchErrors.TooManyLinks() : _conditions > MostConditions ? throw FetchErrors.TooManyConditions() : read;
    }

    private FetchEntity ReadEntity(XElement element, Table table, string? alias)
    {
        var entity = new FetchEntity(table, alias);
        foreach (var child in element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "all-attributes":
                    entity.HasAllColumns = true;
                    break;
                case "no-attrs":
                    break;
                case "attribute":
                    entity.Attributes.Add(ReadAttribute(child, table));
                    break;
                case "order":
                    entity.Orders.Add(ReadOrder(child));
                    break;
                case "filter":
                    entity.Filters.Add(ReadFilter(child, table));
                    break;
                case "link-entity":
                    entity.Links.Add(ReadLink(child, table, inFilter: false));
                    break;
                default:
                    throw FetchErrors.InvalidChild(child);
            }
        }

        return entity;
    }

    private FetchAttribute ReadAttribute(XElement element, Table table)
    {
        var alias = (string?)element.Attribute("alias");
        if (alias is not null && !_aliases.Add("\0" + alias))
            throw FetchErrors.DuplicateAlias(alias);
        var isCalculated = element.Attribute("aggregate") is not null || Flag(element, "groupby");
        if (isCalculated && alias is null)
            throw FetchErrors.MissingAlias(element);
        return new(Column(table, Required(element, "name")), alias)
        {
            Aggregate = (string?)element.Attribute("aggregate"),
            IsGroup = Flag(element, "groupby"),
            DateGrouping = (string?)element.Attribute("dategrouping"),
            IsUtc = element.Attribute("usertimezone") is not null && !Flag(element, "usertimezone"),
            IsDistinct = Flag(element, "distinct"),
        };
    }

    private static FetchOrder ReadOrder(XElement element)
    {
        var order = new FetchOrder((string?)element.Attribute("attribute"), (string?)element.Attribute("alias"), (string?)element.Attribute("entityname"), Flag(element, "descending"));
        return order.Attribute is null && order.Alias is null ? throw FetchErrors.Required(element, "attribute") : order;
    }

    private FetchFilter ReadFilter(XElement element, Table table)
    {
        var type = (string?)element.Attribute("type") ?? "and";
        if (type is not ("and" or "or"))
            throw FetchErrors.Of("0x80041122", $"A filter is of the type 'and' or 'or', not '{type}'.");
        return new(type == "or", [.. element.Elements().Select(FetchNode (child) => child.Name.LocalName switch
        {
            "condition" => ReadCondition(child),
            "filter" => ReadFilter(child, table),
            "link-entity" => ReadLink(child, table, inFilter: true),
            _ => throw FetchErrors.InvalidChild(child),
        })]);
    }

    private FetchCondition ReadCondition(XElement element)
    {
        _conditions++;
        string[] values = element.Elements("value").Any()
            ? [.. element.Elements("value").Select(value => value.Value)]
            : (string?)element.Attribute("value") is { } value ? [value] : [];
        return new((string?)element.Attribute("entityname"), Required(element, "attribute"), Required(element, "operator"), values, (string?)element.Attribute("valueof"));
    }

    private FetchLink ReadLink(XElement element, Table near, bool inFilter)
    {
        _links++;
        _conditions++;
        FetchLinkKind? known = ((string?)element.Attribute("link-type") ?? "inner") switch
        {
            "inner" or "natural" => FetchLinkKind.Inner,
            "outer" => FetchLinkKind.Outer,
            "matchfirstrowusingcrossapply" => FetchLinkKind.FirstMatch,
            "exists" or "in" => FetchLinkKind.Exists,
            "any" or "not all" => FetchLinkKind.Any,
            "not any" => FetchLinkKind.NotAny,
            "all" => FetchLinkKind.All,
            _ => null,
        };
        if (known is not { } kind || inFilter != kind is FetchLinkKind.Any or FetchLinkKind.NotAny or FetchLinkKind.All)
            throw FetchErrors.LinkType(element);
        var table = Table(element);
        var (from, to) = Ends(element, table, near);
        return new(ReadEntity(element, table, AliasOf(element, table)), kind, from, to);
    }

    private string AliasOf(XElement element, Table table)
    {
        var number = _tables[table.LogicalName] = _tables.GetValueOrDefault(table.LogicalName) + 1;
        var alias = (string?)element.Attribute("alias") ?? string.Create(CultureInfo.InvariantCulture, $"{table.LogicalName}{number}");
        return _aliases.Add(alias) ? alias : throw FetchErrors.DuplicateAlias(alias);
    }

    // Left out, the columns are those of the only relationship between the two tables.
    private static (Column From, Column To) Ends(XElement element, Table table, Table near)
    {
        if ((string?)element.Attribute("from") is { } from && (string?)element.Attribute("to") is { } to)
            return (Column(table, from), Column(near, to));
        var ways = Lookups(table, near).Select(lookup => (lookup, near.Key)).Concat(Lookups(near, table).Select(lookup => (table.Key, lookup))).ToList();
        return ways is [var only] ? only : throw FetchErrors.Required(element, "from");
    }

    private static IEnumerable<Column> Lookups(Table from, Table to) =>
        from.Columns.Where(column => column.Kind == ColumnKind.Lookup && from.TargetsOf(column).Any(target => target.Table == to));

    private Table Table(XElement element)
    {
        var name = Required(element, "name");
        return org.Table(name) ?? throw FetchErrors.UnknownEntity(name);
    }

    public static Column Column(Table table, string name) =>
        table.Column(name) ?? table.Column($"_{name}_value") ?? throw FetchErrors.UnknownAttribute(table, name);

    private static string Required(XElement element, string name) =>
        (string?)element.Attribute(name) is { Length: > 0 } value ? value : throw FetchErrors.Required(element, name);

    private static bool Flag(XElement element, string name) => (string?)element.Attribute(name) switch
    {
        null or "" or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw FetchErrors.Invalid(element, name),
    };

    private static int? Number(XElement element, string name) => (string?)element.Attribute(name) switch
    {
        null or "" => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw FetchErrors.Of("0x8004110c", $"'{name}' must be a number above zero."),
    };
}
