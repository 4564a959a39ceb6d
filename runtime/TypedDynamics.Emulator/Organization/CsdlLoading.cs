using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Reads a <c>$metadata</c> document as the service writes it, which is not quite as the standard wants it.</summary>
internal static class CsdlLoading
{
    private static readonly CsdlReaderSettings s_settings = new()
    {
        // Real documents reference vocabularies that are not there to be fetched, and carry elements the standard does not know.
        IgnoreUnexpectedAttributesAndElements = true,
        GetReferencedModelReaderFunc = static _ => XmlReader.Create(new StringReader(EmptyVocabulary)),
    };

    private const string EmptyVocabulary =
        """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
        <Schema Namespace="Vocabulary" xmlns="http://docs.oasis-open.org/odata/ns/edm" /></edmx:DataServices></edmx:Edmx>
        """;

    public static IEdmModel Load(ReadOnlyMemory<byte> document, string path)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(document.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return CsdlReader.TryParse(xml, [], s_settings, out var model, out var errors)
                ? model
                : throw new InvalidDataException($"{path} is not a CSDL document: {Describe(errors)}");
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"{path}({e.LineNumber},{e.LinePosition}) is not well-formed: {e.Message}", e);
        }
        catch (ArgumentException e)
        {
            // The reader stumbles over a root that it does not know instead of reporting it.
            throw new InvalidDataException($"{path} is not a CSDL document: {e.Message}", e);
        }
    }

    private static string Describe(IEnumerable<EdmError> errors) =>
        string.Join("; ", errors.Take(3).Select(error => $"{error.ErrorLocation}: {error.ErrorMessage}"));
}
