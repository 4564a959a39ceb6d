using System.Xml;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>The state of one walk over a document: what was read so far, and what was wrong.</summary>
internal sealed class CsdlPass(string path, CancellationToken cancellationToken)
{
    private readonly CsdlNames _names = new();
    private readonly CsdlDocument _document = new();
    private readonly List<ReadProblem> _problems = [];
    private readonly HashSet<string> _unsupported = new(StringComparer.Ordinal);
    private bool _sawRoot;

    public void Read(XmlReader xml)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "Edmx")
        {
            Report("TD0006", xml.Place(), $"The root element is <{xml.LocalName}>, not <edmx:Edmx>: this is no CSDL document. Save the answer of GET /api/data/v9.2/$metadata here.");
            return;
        }

        _sawRoot = true;
        var types = new CsdlTypeReader(xml, _names, Skip);
        var operations = new CsdlOperationReader(xml, _names);
        var container = new CsdlContainerReader(xml, _names, Skip);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            var name = xml.LocalName;
            if (name == "EntityType") Add(types.ReadEntity());
            else if (name == "ComplexType") _document.Complex.Add(types.ReadComplex());
            else if (name == "EnumType") _document.Enums.Add(types.ReadEnum());
            else if (name == "Action") _document.Operations.Add(operations.Read(isFunction: false));
            else if (name == "Function") _document.Operations.Add(operations.Read(isFunction: true));
            else if (name == "EntityContainer") container.Read(_document);
            else if (name == "Schema") ReadPrefixes(xml);
            else if (name == "TypeDefinition") Skip(xml);
            else if (name == "Term" || name == "Annotations") xml.SkipChildren();
        }

        if (_document.Entities.Count == 0) Report("TD0006", default, "The document declares no entity type. Save the answer of GET /api/data/v9.2/$metadata here.");
    }

    public void Report(XmlException exception)
    {
        var at = new SourcePoint(Math.Max(0, exception.LineNumber - 1), Math.Max(0, exception.LinePosition - 1));
        if (!_sawRoot && exception.Message.Contains("DTD"))
        {
            Report("TD0004", at, "The document has a DTD, which is refused: it can name files and grow without bound. Pull the metadata again.");
            return;
        }

        Report("TD0003", at, $"The XML is malformed: {exception.Message} What comes before is used. Pull the metadata again.");
    }

    public CsdlResult Finish() => new(CsdlLinking.Link(_document), _problems);

    private void Add(EntitySchema entity)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_document.EntityNames.Add(entity.LogicalName)) _document.Entities.Add(entity);
        else Report("TD0020", entity.Source, $"The entity type '{entity.LogicalName}' is declared twice; the first declaration is used.");
    }

    private void ReadPrefixes(XmlReader xml)
    {
        _names.AddPrefix(xml.GetAttribute("Namespace"));
        _names.AddPrefix(xml.GetAttribute("Alias"));
    }

    // Each kind of construct is reported once: a document that has one has many.
    private void Skip(XmlReader xml)
    {
        if (_unsupported.Add(xml.LocalName)) Report("TD0022", xml.Place(), $"<{xml.LocalName}> is not supported and is skipped; the rest is generated.");
        xml.SkipChildren();
    }

    private void Report(string rule, SourcePoint at, string message) => _problems.Add(new(rule, path, at, message));
}
