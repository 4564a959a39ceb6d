using System.Linq.Expressions;
using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary><c>attribute</c>: a column that is asked for, grouped by, or aggregated.</summary>
public sealed record FetchColumn : FetchElement
{
    /// <param name="column">Logical name: <c>primarycontactid</c>.</param>
    public FetchColumn(string column)
        : base("attribute")
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        Put("name", column);
    }

    internal FetchColumn(XElement xml)
        : base(xml)
    {
    }

    /// <summary>Logical name of the column.</summary>
    public string Name => this["name"] ?? "";

    /// <summary>What the answer calls it; an aggregate needs one.</summary>
    public string? Alias { get => this["alias"]; init => Put("alias", value); }

    /// <summary><c>count</c> (rows), <c>countcolumn</c> (values), <c>sum</c>, <c>avg</c>, <c>min</c> or <c>max</c>.</summary>
    public string? Aggregate { get => this["aggregate"]; init => Put("aggregate", value); }

    /// <summary><c>groupby</c>: one group for each value.</summary>
    public bool IsGroup { get => Flag("groupby"); init => PutFlag("groupby", value); }

    /// <summary><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c>, <c>year</c>, <c>fiscal-period</c> or <c>fiscal-year</c> of a date that is grouped by.</summary>
    public string? DateGrouping { get => this["dategrouping"]; init => Put("dategrouping", value); }

    /// <summary><c>usertimezone</c>: whether dates are grouped by the days of the caller's zone, as they are by default, or by UTC's.</summary>
    public bool UsesUserTimeZone { get => this["usertimezone"] is null || Flag("usertimezone"); init => Put("usertimezone", value ? null : "false"); }

    /// <summary><c>distinct</c>: beside <c>countcolumn</c>, how many different values.</summary>
    public bool IsDistinct { get => Flag("distinct"); init => PutFlag("distinct", value); }

    /// <summary><c>rowaggregate</c>: <c>CountChildren</c> counts the rows below, in a hierarchy.</summary>
    public string? RowAggregate { get => this["rowaggregate"]; init => Put("rowaggregate", value); }

    /// <summary>The column of a class: <c>FetchColumn.Of((Account a) => a.Name)</c>.</summary>
    /// <exception cref="QueryNotSupportedException">The lambda names no column of its row.</exception>
    public static FetchColumn Of<T, TColumn>(Expression<Func<T, TColumn>> column)
        where T : Entity, IEntity<T> => new(ColumnName.Of(column));
}
