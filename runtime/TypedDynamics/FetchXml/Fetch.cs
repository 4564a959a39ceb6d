using System.Xml;
using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary>A FetchXML document: all that <c>fetch.xsd</c> can say, also what LINQ has no words for. Immutable; changed by <c>with { … }</c>.</summary>
/// <remarks>Run by <see cref="DataverseContext.Fetch{T}(Fetch)"/>. <c>ToString()</c> is the document as it is sent.</remarks>
public sealed record Fetch : FetchElement
{
    /// <summary>A document that asks a table.</summary>
    public Fetch(FetchEntity entity)
        : base("fetch") => Entity = entity;

    private Fetch(XElement xml)
        : base(xml)
    {
    }

    /// <summary>The table that is asked, with its columns, filters and links.</summary>
    /// <exception cref="FormatException">The document that was read has none, or several.</exception>
    public FetchEntity Entity
    {
        get => Xml.Elements("entity").ToList() is [var entity] ? new(entity) : throw Wrong(Xml, "<fetch> holds one <entity>");
        init => PutChildren("entity", [value ?? throw new ArgumentNullException(nameof(Entity))]);
    }

    /// <summary>Orders that stand beside the entity; usual are <see cref="FetchTable.Orders"/>.</summary>
    public IReadOnlyList<FetchOrder> Orders { get => Children("order", static xml => new FetchOrder(xml)); init => PutChildren("order", value); }

    /// <summary><c>top</c>: so many rows at most, to 5,000, and no pages.</summary>
    public int? Top { get => Number("top"); init => PutNumber("top", value); }

    /// <summary><c>count</c>: rows on a page, to 5,000.</summary>
    public int? Count { get => Number("count"); init => PutNumber("count", value); }

    /// <summary><c>page</c>: the page's number, from 1. Queries follow pages by themselves.</summary>
    public int? Page { get => Number("page"); init => PutNumber("page", value); }

    /// <summary><c>paging-cookie</c>: where the page begins, as the service gave it, decoded.</summary>
    public string? PagingCookie { get => this["paging-cookie"]; init => Put("paging-cookie", value); }

    /// <summary><c>distinct</c>: rows that are equal in all columns come once. The key is not added then.</summary>
    public bool IsDistinct { get => Flag("distinct"); init => PutFlag("distinct", value); }

    /// <summary><c>aggregate</c>: groups and totals; every column has an alias and either aggregates or groups.</summary>
    public bool IsAggregate { get => Flag("aggregate"); init => PutFlag("aggregate", value); }

    /// <summary><c>aggregatelimit</c>: aggregates over more rows fail; lowers the service's 50,000.</summary>
    public int? AggregateLimit { get => Number("aggregatelimit"); init => PutNumber("aggregatelimit", value); }

    /// <summary><c>returntotalrecordcount</c>: says how many rows there are, to 5,000. Not beside <see cref="Top"/>.</summary>
    public bool ReturnsTotalCount { get => Flag("returntotalrecordcount"); init => PutFlag("returntotalrecordcount", value); }

    /// <summary><c>useraworderby</c>: choices are sorted by their numbers; otherwise by their labels.</summary>
    public bool SortsChoicesByNumber { get => Flag("useraworderby"); init => PutFlag("useraworderby", value); }

    /// <summary><c>latematerialize</c>: keys are selected first, their columns afterwards; for wide selections over links that are slow.</summary>
    public bool LateMaterialize { get => Flag("latematerialize"); init => PutFlag("latematerialize", value); }

    /// <summary><c>no-lock</c>: has no effect today; for documents that carry it.</summary>
    public bool NoLock { get => Flag("no-lock"); init => PutFlag("no-lock", value); }

    /// <summary><c>options</c>: hints to the database, comma-separated, as support advises: <c>OptimizeForUnknown,DisableRowGoal</c>.</summary>
    public string? Options { get => this["options"]; init => Put("options", value); }

    /// <summary><c>datasource</c>: <c>retained</c> asks rows that long-term retention moved away.</summary>
    public string? DataSource { get => this["datasource"]; init => Put("datasource", value); }

    // Cookies know rows of the asked table only, and would leave out lines of the one on which a page ends.
    internal bool MayRepeatRows => !IsAggregate && Entity.Links.Any(static link => link.MayMultiply);

    /// <summary>Reads a document. DTDs are refused. Whether tables, columns and values exist is the service's to say.</summary>
    /// <exception cref="FormatException">It is not well-formed, or no FetchXML; the message names line and element.</exception>
    public static Fetch Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var fetch = XElement.Load(xml, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
            return fetch.Name == "fetch" ? new(fetch) : throw Wrong(fetch, "FetchXML begins with <fetch>");
        }
        catch (XmlException exception)
        {
            throw new FormatException($"This is not well-formed XML, or has a DTD, which is refused (line {Math.Max(1, exception.LineNumber)}, position {Math.Max(1, exception.LinePosition)}): {exception.Message}", exception);
        }
    }

    internal static FormatException Wrong(XElement at, string rule) =>
        new($"This is not FetchXML ({(at is IXmlLineInfo { LineNumber: > 0 and var line } ? $"line {line}, " : "")}<{at.Name.LocalName}>): {rule}.");
}
