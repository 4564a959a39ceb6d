using System.Xml;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Reads a CSDL document in one streaming pass. Types are used before they are declared, so names stay names here and
/// <see cref="CsdlLinking"/> ties them together afterwards.
/// </summary>
internal static class CsdlReader
{
    public static CsdlResult Read(TextReader text, string path, CancellationToken cancellationToken)
    {
        var pass = new CsdlPass(path, cancellationToken);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CheckCharacters = false,
        };
        try
        {
            using var xml = XmlReader.Create(text, settings);
            pass.Read(xml);
        }
        catch (XmlException exception)
        {
            pass.Report(exception);
        }

        return pass.Finish();
    }
}
