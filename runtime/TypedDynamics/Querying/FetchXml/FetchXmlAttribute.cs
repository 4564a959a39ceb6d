using System.Xml;
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
