using System.Xml;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads a CSDL document (<c>$metadata</c> as the service serves it) in one streaming pass.</summary>
internal static class CsdlReader
{
    /// <summary>Never throws for what the text holds: whatever stands before the first mistake is returned, with the mistake.</summary>
    public static CsdlResult Read(TextReader text, string path, CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            NameTable = CsdlWords.AddTo(new NameTable()),
        };
        using var prolog = new PrologReader(text);
        using var xml = XmlReader.Create(prolog, settings);
        var pass = new CsdlPass(new CsdlCursor(xml), prolog, path, cancellationToken);
        ReadProblem? end;
        try
        {
            end = pass.Read();
        }
        catch (XmlException exception)
        {
            end = Malformed(exception, path, prolog.Doctype);
        }

        return CsdlLinking.Link(pass.Draft, path, end);
    }

    private static ReadProblem Malformed(XmlException exception, string path, SourcePoint? doctype)
    {
        if (doctype is { } dtd)
        {
            return new ReadProblem("TD0004", path, dtd, "The document has a DTD, which is refused: it can name files and grow without bound. Pull the metadata again");
        }

        var at = new SourcePoint(Math.Max(0, exception.LineNumber - 1), Math.Max(0, exception.LinePosition - 1));
        return new ReadProblem("TD0003", path, at, $"The XML is malformed: {Printable.Cut(exception.Message)} What stands before is used; pull the metadata again");
    }
}
