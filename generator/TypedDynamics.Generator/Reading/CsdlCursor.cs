using System.Xml;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Walks elements forward: attributes first, then children, each of which is consumed by its reader or skipped.
/// Nothing recurses with the depth of the document, so no nesting exhausts the stack.
/// </summary>
internal sealed class CsdlCursor(XmlReader xml)
{
    private readonly IXmlLineInfo _lines = (IXmlLineInfo)xml;

    public SourcePoint Here => new(Math.Max(0, _lines.LineNumber - 1), Math.Max(0, _lines.LinePosition - 1));

    /// <summary>Of the element or attribute that the cursor stands on.</summary>
    public string Name => xml.LocalName;

    /// <summary>Of the attribute that the cursor stands on.</summary>
    public string Value => xml.Value;

    public bool IsTrue => Value is "true" or "1";

    public bool IsFalse => Value is "false" or "0";

    public bool IsIn(string wordOfNamespace) => ReferenceEquals(xml.NamespaceURI, wordOfNamespace);

    /// <summary>The name of the CSDL element that the cursor stands on; empty for an element of another namespace.</summary>
    public string Element => ReferenceEquals(xml.NamespaceURI, CsdlWords.EdmNamespace) ? xml.LocalName : "";

    /// <summary>Passes the element's attributes; empty when this one is not among them.</summary>
    public string TakeAttribute(string word)
    {
        var value = "";
        while (xml.MoveToNextAttribute())
        {
            if (ReferenceEquals(xml.LocalName, word)) value = xml.Value;
        }

        return value;
    }

    public bool NextAttribute() => xml.MoveToNextAttribute();

    /// <summary>The element whose children <see cref="NextChild"/> walks; -1 when it has none.</summary>
    public int Children()
    {
        xml.MoveToElement();
        return xml.IsEmptyElement ? -1 : xml.Depth;
    }

    public bool NextChild(int parent)
    {
        if (parent < 0) return false;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement when xml.Depth <= parent:
                    return false;
            }
        }

        return false;
    }

    public void Skip()
    {
        var depth = Children();
        if (depth < 0) return;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
        }
    }

    public void ReadToEnd()
    {
        while (xml.Read())
        {
        }
    }

    /// <summary>The text inside the element that the cursor stands on.</summary>
    public string Text()
    {
        var depth = Children();
        if (depth < 0) return "";
        var text = "";
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Text) text = xml.Value;
        }

        return text;
    }
}
