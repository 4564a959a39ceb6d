using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary>A table in a FetchXML document: the one that is asked, or one that is linked.</summary>
public abstract record FetchTable : FetchElement
{
    private protected FetchTable(string element, string table)
        : base(element)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        Put("name", table);
    }

    private protected FetchTable(XElement xml)
        : base(xml)
    {
    }

    /// <summary>Logical name of the table: <c>account</c>.</summary>
    /// <exception cref="FormatException">The document that was read does not say it.</exception>
    public string Name => this["name"] is { Length: > 0 } name ? name : throw Fetch.Wrong(Xml, $"<{Xml.Name.LocalName}> has the table's logical name in its attribute 'name'");

    /// <summary><c>all-attributes</c>: every column. Also the default of the asked table where no column is named.</summary>
    public bool HasAllColumns
    {
        get => Xml.Element("all-attributes") is not null;
        init
        {
            if (!value) Xml.Elements("all-attributes").Remove();
            else if (!HasAllColumns) Xml.AddFirst(new XElement("all-attributes"));
        }
    }

    /// <summary><c>attribute</c>: the columns that are asked for.</summary>
    public IReadOnlyList<FetchColumn> Columns { get => Children("attribute", static xml => new FetchColumn(xml)); init => PutChildren("attribute", value); }

    /// <summary><c>order</c>: how the rows are sorted.</summary>
    public IReadOnlyList<FetchOrder> Orders { get => Children("order", static xml => new FetchOrder(xml)); init => PutChildren("order", value); }

    /// <summary><c>filter</c>: what the rows must meet; all of them.</summary>
    public IReadOnlyList<FetchFilter> Filters { get => Children("filter", static xml => new FetchFilter(xml)); init => PutChildren("filter", value); }

    /// <summary><c>link-entity</c>: tables that are joined. 15 at most in a document.</summary>
    public IReadOnlyList<FetchLink> Links { get => Children("link-entity", static xml => new FetchLink(xml)); init => PutChildren("link-entity", value); }
}
