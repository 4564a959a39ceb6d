using System.Xml;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Walking one element's attributes and children, so that each construct's reading says only what it takes.</summary>
internal static class CsdlElement
{
    public static SourcePoint Place(this XmlReader xml)
    {
        var info = (IXmlLineInfo)xml;
        return new(Math.Max(0, info.LineNumber - 1), Math.Max(0, info.LinePosition - 1));
    }

    /// <summary>True while there is a further child element of the element at <paramref name="depth"/>; the reader then stands on it.</summary>
    public static bool NextChild(this XmlReader xml, int depth)
    {
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1) return true;
        }

        return false;
    }

    /// <summary>Moves to the element's end, so that the next read leaves it; its children are not looked at.</summary>
    public static void SkipChildren(this XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    public static bool IsTrue(string? value) => value is "true" or "1";
}
