using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Changes a <c>$metadata</c> document and leaves all else of it as it stands, blanks included.</summary>
internal sealed class CsdlEdit
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";
    private const string Keys = "OData.Community.Keys.V1.";

    private readonly XDocument _document;
    private readonly XElement _schema;
    private readonly XNamespace _edm;
    private readonly string _alias;

    public CsdlEdit(ReadOnlyMemory<byte> document)
    {
        using var xml = XmlReader.Create(new MemoryStream(document.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        _document = XDocument.Load(xml, LoadOptions.PreserveWhitespace);
        _schema = _document.Descendants().First(static element => element.Name.LocalName == "Schema");
        _edm = _schema.Name.Namespace;
        _alias = (_schema.Attribute("Alias")?.Value ?? Namespace.TrimEnd('.')) + ".";
    }

    private XElement Container => _schema.Element(_edm + "EntityContainer")!;

    public bool HasType(string type) => TypeOrNull(type) is not null;

    public void AddType(string type, string key, string set)
    {
        XElement element = new(_edm + "EntityType", new XAttribute("Name", type));
        if (HasType("crmbaseentity"))
            element.Add(new XAttribute("BaseType", _alias + "crmbaseentity"));
        Insert(_schema, element, _schema.Elements(_edm + "EntityType").LastOrDefault());
        XElement keyElement = new(_edm + "Key");
        Insert(element, keyElement, after: null);
        Insert(keyElement, new XElement(_edm + "PropertyRef", new XAttribute("Name", key)), after: null);
        Insert(Container, new XElement(_edm + "EntitySet", new XAttribute("Name", set), new XAttribute("EntityType", Namespace + type)), Container.Elements(_edm + "EntitySet").LastOrDefault());
    }

    /// <summary>Removes a table's type and set, and every navigation that leads there.</summary>
    public void RemoveType(string type)
    {
        foreach (var navigation in _schema.Elements(_edm + "EntityType").Elements(_edm + "NavigationProperty").Where(each => TargetOf(each) == type).ToList())
            RemoveNavigation(navigation.Parent!.Attribute("Name")!.Value, navigation.Attribute("Name")!.Value);
        if (SetOf(type) is { } set)
        {
            foreach (var binding in Container.Descendants(_edm + "NavigationPropertyBinding").Where(each => each.Attribute("Target")?.Value == set.Attribute("Name")!.Value).ToList())
                Remove(binding);
            Remove(set);
        }

        Remove(Type(type));
    }

    public void AddProperty(string type, string name, string edmType)
    {
        XElement element = new(_edm + "Property", new XAttribute("Name", name), new XAttribute("Type", edmType));
        if (edmType == "Edm.String")
            element.Add(new XAttribute("Unicode", "false"));
        else if (edmType == "Edm.Decimal")
            element.Add(new XAttribute("Scale", "Variable"));
        var owner = Type(type);
        Insert(owner, element, owner.Elements(_edm + "Property").LastOrDefault() ?? owner.Element(_edm + "Key"));
    }

    public void RemoveProperty(string type, string name)
    {
        if (Member(type, "Property", name) is { } property)
            Remove(property);
    }

    /// <summary>Adds both navigations of a lookup.</summary>
    public void AddLookup(string type, string single, string column, string target, string targetKey, string collection)
    {
        XElement there = new(_edm + "NavigationProperty", new XAttribute("Name", single), new XAttribute("Type", _alias + target), new XAttribute("Nullable", "false"), new XAttribute("Partner", collection));
        AddNavigation(type, there, target);
        if (Member(type, "Property", column) is not null)
            Insert(there, new XElement(_edm + "ReferentialConstraint", new XAttribute("Property", column), new XAttribute("ReferencedProperty", targetKey)), after: null);
        AddNavigation(target, new(_edm + "NavigationProperty", new XAttribute("Name", collection), new XAttribute("Type", $"Collection({_alias}{type})"), new XAttribute("Partner", single)), type);
    }

    public void AddPairs(string one, string toTwo, string two, string toOne)
    {
        AddNavigation(one, new(_edm + "NavigationProperty", new XAttribute("Name", toTwo), new XAttribute("Type", $"Collection({_alias}{two})"), new XAttribute("Partner", toOne)), two);
        if (one != two || toTwo != toOne)
            AddNavigation(two, new(_edm + "NavigationProperty", new XAttribute("Name", toOne), new XAttribute("Type", $"Collection({_alias}{one})"), new XAttribute("Partner", toTwo)), one);
    }

    public void RemoveNavigation(string type, string name)
    {
        if (Member(type, "NavigationProperty", name) is { } navigation)
            Remove(navigation);
        if (SetOf(type)?.Elements(_edm + "NavigationPropertyBinding").FirstOrDefault(each => each.Attribute("Path")?.Value == name) is { } binding)
            Remove(binding);
    }

    public void AddKey(string type, IEnumerable<string> properties)
    {
        XElement Record(string name, params object[] content) => new(_edm + "Record", new XAttribute("Type", Keys + name), content);
        XElement Value(string name, params object[] content) => new(_edm + "PropertyValue", [new XAttribute("Property", name), .. content]);
        var record = Record("AlternateKey", Value("Key", new XElement(_edm + "Collection", properties.Select(name => Record("PropertyRef", Value("Alias", new XAttribute("String", name)), Value("Name", new XAttribute("PropertyPath", name)))))));
        var owner = Type(type);
        if (KeysOf(owner) is { } all)
            Insert(all, record, all.Elements().LastOrDefault());
        else
            Insert(owner, new XElement(_edm + "Annotation", new XAttribute("Term", Keys + "AlternateKeys"), new XElement(_edm + "Collection", record)), owner.Elements().LastOrDefault());
    }

    public void RemoveKey(string type, IEnumerable<string> properties)
    {
        if (KeysOf(Type(type)) is not { } all)
            return;
        var names = properties.ToHashSet();
        foreach (var record in all.Elements(_edm + "Record").Where(each => names.SetEquals(each.Descendants().Attributes("PropertyPath").Select(static path => path.Value))).ToList())
            Remove(record);
        if (!all.HasElements)
            Remove(all.Parent!);
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { OmitXmlDeclaration = _document.Declaration is null, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            _document.Save(xml);
        return bytes.ToArray();
    }

    private void AddNavigation(string type, XElement navigation, string target)
    {
        var owner = Type(type);
        Insert(owner, navigation, owner.Elements(_edm + "NavigationProperty").LastOrDefault() ?? owner.Elements(_edm + "Property").LastOrDefault());
        // Owners are of a set that no document declares.
        var targetSet = target == "principal" ? "owners" : SetOf(target)?.Attribute("Name")!.Value;
        if (SetOf(type) is { } set && targetSet is not null)
            Insert(set, new XElement(_edm + "NavigationPropertyBinding", new XAttribute("Path", navigation.Attribute("Name")!.Value), new XAttribute("Target", targetSet)), set.Elements().LastOrDefault());
    }

    private XElement? TypeOrNull(string type) => _schema.Elements(_edm + "EntityType").FirstOrDefault(each => each.Attribute("Name")?.Value == type);

    private XElement Type(string type) => TypeOrNull(type) ?? throw new InvalidDataException($"The CSDL has no type '{type}'.");

    private XElement? SetOf(string type) => Container.Elements(_edm + "EntitySet").FirstOrDefault(each => each.Attribute("EntityType")?.Value is { } full && full[(full.LastIndexOf('.') + 1)..] == type);

    private XElement? Member(string type, string kind, string name) => TypeOrNull(type)?.Elements(_edm + kind).FirstOrDefault(each => each.Attribute("Name")?.Value == name);

    private XElement? KeysOf(XElement type) => type.Elements(_edm + "Annotation").FirstOrDefault(static each => each.Attribute("Term")?.Value == Keys + "AlternateKeys")?.Element(_edm + "Collection");

    private static string TargetOf(XElement navigation)
    {
        var type = navigation.Attribute("Type")!.Value.TrimEnd(')');
        return type[(type.LastIndexOf('.') + 1)..];
    }

    // Indented as what stands around it, in documents that are.
    private static void Insert(XElement parent, XElement element, XElement? after)
    {
        if (after is null)
        {
            var outer = (parent.PreviousNode as XText)?.Value;
            if (outer is null)
                parent.AddFirst(element);
            else
                parent.Add(new XText(outer + "  "), element, new XText(outer));
            return;
        }

        if (after.PreviousNode is XText indent)
            after.AddAfterSelf(new XText(indent.Value), element);
        else
            after.AddAfterSelf(element);
    }

    private static void Remove(XElement element)
    {
        if (element.PreviousNode is XText blank && string.IsNullOrWhiteSpace(blank.Value))
            blank.Remove();
        element.Remove();
    }
}
