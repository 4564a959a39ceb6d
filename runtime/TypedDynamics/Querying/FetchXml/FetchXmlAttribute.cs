using System.Xml;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>An <c>attribute</c> element.</summary>
/// <param name="Name">Logical name of the column.</param>
internal sealed record FetchXmlAttribute(string Name)
{
    public string? Alias { get; init; }

    public AggregateKind? Aggregate { get; init; }

    public bool IsGroup { get; init; }

    public DatePart? Part { get; init; }

    public bool IsUtc { get; init; }

    /// <summary>The named columns of a table, and its key: without it nobody could tell whether there is a row.</summary>
    public static IEnumerable<FetchXmlAttribute> Of(EntityModel entity, IEnumerable<ColumnModel> named)
    {
        var names = named.Select(static column => column.LogicalName);
        if (entity.PrimaryIdColumn is { } key) names = names.Prepend(key).Distinct();
        return names.Select(static name => new FetchXmlAttribute(name));
    }

    public static void WriteAll(XmlWriter xml)
    {
        xml.WriteStartElement("all-attributes");
        xml.WriteEndElement();
    }

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("attribute");
        xml.WriteAttributeString("name", Name);
        if (Alias is { } alias) xml.WriteAttributeString("alias", alias);
        if (Aggregate is { } aggregate) xml.WriteAttributeString("aggregate", aggregate.Word);
        if (Aggregate == AggregateKind.CountDistinct) xml.WriteAttributeString("distinct", "true");
        if (IsGroup) xml.WriteAttributeString("groupby", "true");
        if (Part is { } part) xml.WriteAttributeString("dategrouping", part.Word);
        if (IsUtc) xml.WriteAttributeString("usertimezone", "false");
        xml.WriteEndElement();
    }
}
