using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Reads FetchXML and holds it against the elements, attributes and operators that there are.</summary>
internal sealed class FetchXmlReading
{
    private readonly List<FetchXmlFault> _faults = [];

    public IReadOnlyList<FetchXmlFault> Faults => _faults;

    /// <summary>Null when it is not even XML.</summary>
    public XElement? Fetch { get; private set; }

    public static FetchXmlReading Read(string text)
    {
        var reading = new FetchXmlReading();
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reading.Fetch = XElement.Load(xml, LoadOptions.SetLineInfo);
            reading.CheckRoot(reading.Fetch);
        }
        catch (XmlException exception)
        {
            reading._faults.Add(new(Math.Max(1, exception.LineNumber), exception.Message));
        }

        return reading;
    }

    public static int LineOf(XObject node) => ((IXmlLineInfo)node).LineNumber;

    private void CheckRoot(XElement fetch)
    {
        if (fetch.Name.LocalName != "fetch") Add(fetch, $"it begins with <{fetch.Name.LocalName}>. FetchXML begins with <fetch>");
        else if (fetch.Elements("entity").Count() != 1) Add(fetch, "<fetch> holds one <entity>");
        else Check(fetch);
    }

    private void Check(XElement element)
    {
        var name = element.Name.LocalName;
        var words = FetchXmlWords.AttributesOf(name)!;
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && !words.Contains(attribute.Name.LocalName))
                Add(attribute, $"<{name}> has no attribute '{attribute.Name.LocalName}'{Suggestions.For(attribute.Name.LocalName, words)}");
        }

        foreach (var required in FetchXmlWords.RequiredOf(name))
        {
            if (string.IsNullOrEmpty((string?)element.Attribute(required))) Add(element, $"<{name}> needs the attribute '{required}'");
        }

        CheckValues(element, name);
        var children = FetchXmlWords.ChildrenOf(name);
        foreach (var child in element.Elements())
        {
            if (children.Contains(child.Name.LocalName)) Check(child);
            else Add(child, $"<{name}> holds no <{child.Name.LocalName}>{Suggestions.For(child.Name.LocalName, children)}");
        }
    }

    private void CheckValues(XElement element, string name)
    {
        foreach (var (attribute, values) in FetchXmlWords.ValuesOf(name))
        {
            if ((string?)element.Attribute(attribute) is { } value && !values.Contains(value))
                Add(element, $"'{value}' is no {attribute} of <{name}>{Suggestions.For(value, values)}");
        }
    }

    private void Add(XObject at, string message) => _faults.Add(new(LineOf(at), message));
}
