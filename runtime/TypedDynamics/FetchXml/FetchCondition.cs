using System.Linq.Expressions;
using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary><c>condition</c>: a column, an operator, and what it is compared with.</summary>
public sealed record FetchCondition : FetchElement
{
    /// <param name="column">Logical name of the column.</param>
    /// <param name="operator">The operator.</param>
    /// <param name="values">
    /// None, one or several, as the operator takes them: texts, numbers, booleans, enums, ids, dates, instants, references. They are written as the service
    /// reads them, and whatever they hold stays a value.
    /// </param>
    /// <exception cref="ArgumentException">A value is of another type.</exception>
    /// <exception cref="QueryNotSupportedException">XML cannot carry a text.</exception>
    public FetchCondition(string column, FetchOperator @operator, params IEnumerable<object> values)
        : base("condition")
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(values);
        Put("attribute", column);
        Put("operator", @operator.Name);
        var texts = values.Select(FetchValue.Write).ToList();
        if (@operator.TakesList) Xml.Add(texts.Select(static text => new XElement("value", text)));
        else if (texts is [var text]) Put("value", text);
        else if (texts.Count > 1) throw new ArgumentException($"'{@operator}' takes no list of values.", nameof(values));
    }

    internal FetchCondition(XElement xml)
        : base(xml)
    {
    }

    /// <summary>Logical name of the column.</summary>
    public string Column => this["attribute"] ?? "";

    /// <summary>The operator.</summary>
    public FetchOperator Operator => new(this["operator"] ?? "");

    /// <summary>What it is compared with, as the document writes it.</summary>
    public IReadOnlyList<string> Values => [.. this["value"] is { } single ? [single] : Array.Empty<string>(), .. Xml.Elements("value").Select(static value => value.Value)];

    /// <summary><c>valueof</c>: another column that it is compared with: <c>name</c>, or <c>alias.name</c> of a link.</summary>
    public string? ValueOf { get => this["valueof"]; init => Put("valueof", value); }

    /// <summary><c>entityname</c>: the alias of the link whose column it is, for conditions after an outer link.</summary>
    public string? Table { get => this["entityname"]; init => Put("entityname", value); }

    /// <summary>Of the column of a class: <c>FetchCondition.Of((Account a) => a.Revenue, FetchOperator.GreaterThan, 1000m)</c>.</summary>
    /// <exception cref="QueryNotSupportedException">The lambda names no column of its row.</exception>
    public static FetchCondition Of<T, TColumn>(Expression<Func<T, TColumn>> column, FetchOperator @operator, params IEnumerable<object> values)
        where T : Entity, IEntity<T> => new(ColumnName.Of(column), @operator, values);
}
