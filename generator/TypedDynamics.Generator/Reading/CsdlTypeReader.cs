using System.Globalization;
using System.Xml;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Entity, complex and enum types. The reader stands on the type's element.</summary>
internal sealed class CsdlTypeReader(XmlReader xml, CsdlNames names, Action<XmlReader> skip)
{
    public EntitySchema ReadEntity()
    {
        var head = ReadHead();
        var columns = new List<ColumnSchema>();
        var navigations = new List<NavigationSchema>();
        var keys = new List<KeySchema>();
        string? key = null;
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.NextChild(depth))
            {
                var name = xml.LocalName;
                if (name == "Property") columns.Add(ReadColumn());
                else if (name == "NavigationProperty") navigations.Add(ReadNavigation());
                else if (name == "Key") key ??= ReadKey();
                else if (name == "Annotation") ReadAlternateKeys(keys);
                else skip(xml);
            }
        }

        return new()
        {
            LogicalName = head.Name,
            Base = head.Base,
            IsAbstract = head.IsAbstract,
            IsOpen = head.IsOpen,
            PrimaryIdColumn = key,
            Columns = columns,
            Navigations = navigations,
            Keys = keys,
            Source = head.Source,
        };
    }

    public ComplexSchema ReadComplex()
    {
        var head = ReadHead();
        var properties = new List<PropertySchema>();
        var navigations = new List<NavigationSchema>();
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.NextChild(depth))
            {
                var name = xml.LocalName;
                if (name == "Property")
                {
                    var nullable = xml.GetAttribute("Nullable") != "false";
                    var property = ReadNameAndType();
                    properties.Add(new(property.Name, property.Type, nullable));
                }
                else if (name == "NavigationProperty")
                {
                    navigations.Add(ReadNavigation());
                }
                else if (name != "Annotation")
                {
                    skip(xml);
                }
            }
        }

        return new() { Name = head.Name, Base = head.Base, IsAbstract = head.IsAbstract, IsOpen = head.IsOpen, Properties = properties, Navigations = navigations, Source = head.Source };
    }

    public EnumSchema ReadEnum()
    {
        var source = xml.Place();
        var name = xml.GetAttribute("Name") ?? "";
        var isFlags = CsdlElement.IsTrue(xml.GetAttribute("IsFlags"));
        var members = new List<EnumMemberSchema>();
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.NextChild(depth))
            {
                if (xml.LocalName != "Member") continue;
                var text = xml.GetAttribute("Value");
                if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) value = members.Count;
                members.Add(new(xml.GetAttribute("Name") ?? "", value));
            }
        }

        return new() { Name = name, IsFlags = isFlags, Members = members, Source = source };
    }

    private (string Name, string? Base, bool IsAbstract, bool IsOpen, SourcePoint Source) ReadHead() =>
        (xml.GetAttribute("Name") ?? "",
            xml.GetAttribute("BaseType") is { } baseType ? names.Local(baseType) : null,
            CsdlElement.IsTrue(xml.GetAttribute("Abstract")),
            CsdlElement.IsTrue(xml.GetAttribute("OpenType")),
            xml.Place());

    private ColumnSchema ReadColumn()
    {
        var source = xml.Place();
        var (name, type) = ReadNameAndType();
        var isLookup = type is { Name: "Edm.Guid", IsCollection: false }
            && name.Length > 7 && name[0] == '_' && name.EndsWith("_value", StringComparison.Ordinal);
        xml.SkipChildren();
        return new()
        {
            LogicalName = isLookup ? name.Substring(1, name.Length - 7) : name,
            WireName = name,
            Type = isLookup ? ColumnType.Lookup : CsdlPrimitives.ColumnTypeOf(type),
            TypeName = type,
            Source = source,
        };
    }

    private (string Name, TypeReference Type) ReadNameAndType()
    {
        string name = "", type = "Edm.String";
        while (xml.MoveToNextAttribute())
        {
            var attribute = xml.LocalName;
            if (attribute == "Name") name = xml.Value;
            else if (attribute == "Type") type = xml.Value;
        }

        xml.MoveToElement();
        return (name, names.Resolve(type));
    }

    private NavigationSchema ReadNavigation()
    {
        var source = xml.Place();
        string name = "", type = "";
        string? partner = null;
        var contains = false;
        while (xml.MoveToNextAttribute())
        {
            var attribute = xml.LocalName;
            if (attribute == "Name") name = xml.Value;
            else if (attribute == "Type") type = xml.Value;
            else if (attribute == "Partner") partner = xml.Value;
            else if (attribute == "ContainsTarget") contains = CsdlElement.IsTrue(xml.Value);
        }

        xml.MoveToElement();
        string? column = null;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.NextChild(depth))
            {
                if (xml.LocalName == "ReferentialConstraint") column ??= LogicalNameOf(xml.GetAttribute("Property"));
            }
        }

        var target = names.Resolve(type);
        return new() { Name = name, Target = target.Name, IsCollection = target.IsCollection, Partner = partner, ContainsTarget = contains, ReferencingColumn = column, Source = source };
    }

    private string? ReadKey()
    {
        string? key = null;
        var depth = xml.Depth;
        if (xml.IsEmptyElement) return null;
        while (xml.NextChild(depth))
        {
            if (xml.LocalName == "PropertyRef") key ??= xml.GetAttribute("Name");
        }

        return key;
    }

    // An annotation of the Keys vocabulary: a collection of records, one a key, each naming its properties by path.
    private void ReadAlternateKeys(List<KeySchema> keys)
    {
        var isKeys = xml.GetAttribute("Term") is { } term && term.EndsWith(".AlternateKeys", StringComparison.Ordinal);
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var columns = new List<string>();
        while (xml.Read() && xml.Depth > depth)
        {
            if (!isKeys || xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "Record" && xml.GetAttribute("Type") is { } type && type.EndsWith(".AlternateKey", StringComparison.Ordinal))
            {
                AddKey(keys, columns);
            }
            else if (xml.GetAttribute("PropertyPath") is { } column && LogicalNameOf(column) is { } logicalName)
            {
                columns.Add(logicalName);
            }
        }

        AddKey(keys, columns);
    }

    private static void AddKey(List<KeySchema> keys, List<string> columns)
    {
        if (columns.Count > 0) keys.Add(new(string.Join("_", columns), null, columns));
        columns.Clear();
    }

    private static string? LogicalNameOf(string? wireName) =>
        wireName is ['_', ..] && wireName.Length > 7 && wireName.EndsWith("_value", StringComparison.Ordinal) ? wireName.Substring(1, wireName.Length - 7) : wireName;
}
