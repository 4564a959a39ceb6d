using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>The stranger's reading of a document: Microsoft.OData.Edm, as lenient as real documents need it.</summary>
internal static class EdmModel
{
    private const string Empty = """<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Nothing" xmlns="http://docs.oasis-open.org/odata/ns/edm" /></edmx:DataServices></edmx:Edmx>""";

    public static IEdmModel Load(string path)
    {
        var settings = new CsdlReaderSettings
        {
            IgnoreUnexpectedAttributesAndElements = true,
            GetReferencedModelReaderFunc = static _ => XmlReader.Create(new StringReader(Empty)),
        };
        using var xml = XmlReader.Create(path);
        Assert.True(CsdlReader.TryParse(xml, Enumerable.Empty<IEdmModel>(), settings, out var model, out var errors), string.Join('\n', errors.Take(5)));
        return model;
    }

    /// <summary>A type as our schema writes it: bare, or <c>Edm.…</c>, with a mark on collections.</summary>
    public static string Name(IEdmTypeReference type)
    {
        if (type.IsCollection()) return Name(type.AsCollection().ElementType()) + "[]";
        return type.IsPrimitive() || type.IsUntyped() ? type.FullName() : type.FullName().Split('.')[^1];
    }
}
