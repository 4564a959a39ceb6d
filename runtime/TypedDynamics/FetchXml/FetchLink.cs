using System.Linq.Expressions;
using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary><c>link-entity</c>: a table that is joined, or, inside a filter, one that rows are looked for in.</summary>
public sealed record FetchLink : FetchTable
{
    /// <param name="table">Logical name of the linked table.</param>
    /// <param name="from">Its column.</param>
    /// <param name="to">The column of the table around it that holds the same.</param>
    public FetchLink(string table, string from, string to)
        : base("link-entity", table)
    {
        ArgumentException.ThrowIfNullOrEmpty(from);
        ArgumentException.ThrowIfNullOrEmpty(to);
        Put("from", from);
        Put("to", to);
    }

    internal FetchLink(XElement xml)
        : base(xml)
    {
    }

    /// <summary>Column of the linked table; null leaves it to the service, where there is one relationship.</summary>
    public string? From { get => this["from"]; init => Put("from", value); }

    /// <summary>Column of the table around it.</summary>
    public string? To { get => this["to"]; init => Put("to", value); }

    /// <summary>What conditions and answers call the link; null leaves it to the service: <c>contact1</c>.</summary>
    public string? Alias { get => this["alias"]; init => Put("alias", value); }

    /// <summary><c>link-type</c>; <see cref="FetchLinkKind.Inner"/> where the document does not say it.</summary>
    public FetchLinkKind Kind { get => this["link-type"] is { } kind ? new(kind) : FetchLinkKind.Inner; init => Put("link-type", value.Name); }

    /// <summary><c>intersect</c>: the table behind an N:N relationship.</summary>
    public bool IsIntersect { get => Flag("intersect"); init => PutFlag("intersect", value); }

    // By the service's naming of keys: a row that is linked by its own key is the only one.
    internal bool MayMultiply =>
        Kind.Name is "inner" or "outer" or "natural" && ((From != $"{Name}id" && From != "activityid") || Links.Any(static link => link.MayMultiply));

    /// <summary>A link between the tables of two classes: <c>FetchLink.Of((Contact c) => c.ParentCustomer, (Account a) => a.Id)</c>.</summary>
    /// <exception cref="QueryNotSupportedException">A lambda names no column of its row.</exception>
    public static FetchLink Of<TLinked, TOuter, TFrom, TTo>(Expression<Func<TLinked, TFrom>> from, Expression<Func<TOuter, TTo>> to)
        where TLinked : Entity, IEntity<TLinked>
        where TOuter : Entity, IEntity<TOuter> => new(TLinked.Model.LogicalName, ColumnName.Of(from), ColumnName.Of(to));
}
