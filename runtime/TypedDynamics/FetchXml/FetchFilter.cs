using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary><c>filter</c>: conditions, filters inside, and links that rows are looked for in; all of them hold, or with <see cref="IsOr"/> one of them.</summary>
public sealed record FetchFilter : FetchElement
{
    /// <summary>A filter of nothing, which every row meets.</summary>
    public FetchFilter()
        : base("filter")
    {
    }

    internal FetchFilter(XElement xml)
        : base(xml)
    {
    }

    /// <summary><c>type="or"</c>: one is enough.</summary>
    public bool IsOr { get => this["type"] == "or"; init => Put("type", value ? "or" : null); }

    /// <summary><c>hint</c>: <c>union</c> lets the database ask each part of an "or" over linked tables by itself.</summary>
    public string? Hint { get => this["hint"]; init => Put("hint", value); }

    /// <summary><c>isquickfindfields</c>: the conditions of a quick find, which fails over 10,000 matches.</summary>
    public bool IsQuickFind { get => Flag("isquickfindfields"); init => PutFlag("isquickfindfields", value); }

    /// <summary>500 at most in a document, links counted in.</summary>
    public IReadOnlyList<FetchCondition> Conditions { get => Children("condition", static xml => new FetchCondition(xml)); init => PutChildren("condition", value); }

    /// <summary>Filters inside.</summary>
    public IReadOnlyList<FetchFilter> Filters { get => Children("filter", static xml => new FetchFilter(xml)); init => PutChildren("filter", value); }

    /// <summary>Tables that rows are looked for in: <see cref="FetchLinkKind.Any"/>, <see cref="FetchLinkKind.NotAny"/>, <see cref="FetchLinkKind.All"/>, <see cref="FetchLinkKind.NotAll"/>.</summary>
    public IReadOnlyList<FetchLink> Links { get => Children("link-entity", static xml => new FetchLink(xml)); init => PutChildren("link-entity", value); }
}
