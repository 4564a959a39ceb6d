using System.Xml;

namespace TypedDynamics.Generator.Reading;

/// <summary>The entity container: which type has which set, which operations can be called by name.</summary>
internal sealed class CsdlContainerReader(XmlReader xml, CsdlNames names, Action<XmlReader> skip)
{
    public void Read(CsdlDocument document)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            var element = xml.LocalName;
            if (element == "EntitySet")
            {
                if (xml.GetAttribute("Name") is { } set && xml.GetAttribute("EntityType") is { } type && !document.EntitySets.ContainsKey(names.Local(type)))
                {
                    document.EntitySets.Add(names.Local(type), set);
                }

                xml.SkipChildren();
            }
            else if (element == "ActionImport")
            {
                AddImport(document, "Action");
            }
            else if (element == "FunctionImport")
            {
                AddImport(document, "Function");
            }
            else if (element == "Annotation")
            {
                xml.SkipChildren();
            }
            else
            {
                skip(xml);
            }
        }
    }

    private void AddImport(CsdlDocument document, string attribute)
    {
        if (xml.GetAttribute(attribute) is { } operation) document.Imports.Add(names.Local(operation));
        xml.SkipChildren();
    }
}
