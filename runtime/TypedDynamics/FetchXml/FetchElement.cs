using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Querying.FetchXml;

namespace TypedDynamics.FetchXml;

/// <summary>
/// An element of a FetchXML document. Immutable: what changes it (<c>with { … }</c>) makes a copy. Attributes and elements that have no member here are
/// kept as they were read, and so are comments, order and white space.
/// </summary>
/// <remarks>Source: the service's <c>fetch.xsd</c>.</remarks>
public abstract record FetchElement
{
    private protected FetchElement(string element) => Xml = new XElement(element);

    private protected FetchElement(XElement xml) => Xml = xml;

    /// <summary>Copies the element, with all that it holds.</summary>
    protected FetchElement(FetchElement original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Xml = new XElement(original.Xml);
    }

    // Changed only while an element is being made.
    internal XElement Xml { get; }

    /// <summary>What an attribute says, as it is written; null where the element does not have it.</summary>
    /// <param name="attribute">The attribute's name in FetchXML: <c>link-type</c>.</param>
    public string? this[string attribute] => (string?)Xml.Attribute(attribute);

    /// <summary>True for an element that says the same in the same order, comments and white space included.</summary>
    public virtual bool Equals(FetchElement? other) => other is not null && EqualityContract == other.EqualityContract && XNode.DeepEquals(Xml, other.Xml);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The element as FetchXML.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, FetchXmlWriter.Settings)) Xml.WriteTo(xml);
        return text.ToString();
    }

    private protected void Put(string attribute, string? value) => Xml.SetAttributeValue(attribute, value);

    private protected bool Flag(string attribute) => this[attribute] switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        var other => throw Unreadable(attribute, other, "true, false, 1 or 0"),
    };

    private protected void PutFlag(string attribute, bool value) => Put(attribute, value ? "true" : null);

    private protected int? Number(string attribute) => this[attribute] is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Unreadable(attribute, text, "an integer");

    private protected void PutNumber(string attribute, int? value) => Put(attribute, value?.ToString(CultureInfo.InvariantCulture));

    private protected IReadOnlyList<T> Children<T>(string element, Func<XElement, T> read) => [.. Xml.Elements(element).Select(read)];

    // In the place of those that stand there already.
    private protected void PutChildren(string element, IEnumerable<FetchElement> children)
    {
        var old = Xml.Elements(element).ToList();
        var added = children.Select(static child => new XElement(child.Xml)).ToList();
        if (old is [var first, ..]) first.AddBeforeSelf(added);
        else Xml.Add(added);
        foreach (var child in old) child.Remove();
    }

    private FormatException Unreadable(string attribute, string value, string rule) => new($"<{Xml.Name.LocalName} {attribute}=\"{value}\"> is not FetchXML: {attribute} is {rule}.");
}
