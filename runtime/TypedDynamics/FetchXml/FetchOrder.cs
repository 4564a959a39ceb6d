using System.Linq.Expressions;
using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary><c>order</c>: a column, or in aggregates an alias, that rows are sorted by.</summary>
public sealed record FetchOrder : FetchElement
{
    /// <param name="column">Logical name of the column.</param>
    public FetchOrder(string column)
        : base("order")
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        Put("attribute", column);
    }

    private FetchOrder()
        : base("order")
    {
    }

    internal FetchOrder(XElement xml)
        : base(xml)
    {
    }

    /// <summary><c>attribute</c>: logical name of the column.</summary>
    public string? Column => this["attribute"];

    /// <summary>Of an aggregate: the alias.</summary>
    public string? Alias { get => this["alias"]; init => Put("alias", value); }

    /// <summary><c>entityname</c>: the alias of the link whose column it is; the service gives no cookie then, and so no more than 50,000 rows.</summary>
    public string? Table { get => this["entityname"]; init => Put("entityname", value); }

    /// <summary><c>descending</c>: the greatest first.</summary>
    public bool IsDescending { get => Flag("descending"); init => PutFlag("descending", value); }

    /// <summary>Of aggregates: by what a group or a total is called.</summary>
    public static FetchOrder ByAlias(string alias)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        return new() { Alias = alias };
    }

    /// <summary>By the column of a class.</summary>
    /// <exception cref="QueryNotSupportedException">The lambda names no column of its row.</exception>
    public static FetchOrder Of<T, TColumn>(Expression<Func<T, TColumn>> column)
        where T : Entity, IEntity<T> => new(ColumnName.Of(column));
}
