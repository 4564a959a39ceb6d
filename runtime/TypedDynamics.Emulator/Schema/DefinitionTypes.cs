using System.Xml;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema;

/// <summary>The types that the Web API describes a schema with. Our own model of them, since a cache may leave them out, and since those of older organizations lack what the cloud has.</summary>
internal static class DefinitionTypes
{
    public const string Namespace = "Microsoft.Dynamics.CRM.";

    public static IEdmModel Model { get; } = Load();

    private static readonly KeyResolver s_resolver = new(Model);

    public static IEdmEntityType Entity { get; } = Type("EntityMetadata");

    public static IEdmEntityType Attribute { get; } = Type("AttributeMetadata");

    public static IEdmEntityType Relationship { get; } = Type("RelationshipMetadataBase");

    public static IEdmEntityType OneToMany { get; } = Type("OneToManyRelationshipMetadata");

    public static IEdmEntityType ManyToMany { get; } = Type("ManyToManyRelationshipMetadata");

    public static IEdmEntityType OptionSetBase { get; } = Type("OptionSetMetadataBase");

    public static IEdmEntityType OptionSet { get; } = Type("OptionSetMetadata");

    public static IEdmEntityType BooleanOptionSet { get; } = Type("BooleanOptionSetMetadata");

    public static IEdmEntityType Key { get; } = Type("EntityKeyMetadata");

    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static IEdmEntityType Type(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no type {name}.", nameof(name));

    /// <summary>The type of that name, with or without its namespace and the <c>#</c> that a payload may put before it.</summary>
    public static IEdmEntityType? Find(string name)
    {
        var bare = name.TrimStart('#');
        return Model.FindDeclaredType(bare.StartsWith(Namespace, StringComparison.Ordinal) ? bare : Namespace + bare) as IEdmEntityType;
    }

    public static ODataUriParser ParserOf(string serviceRoot, Uri uri) => new(Model, new Uri(serviceRoot), uri)
    {
        Resolver = s_resolver,
        UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses,
    };

    private static IEdmModel Load()
    {
        using var xml = XmlReader.Create(typeof(DefinitionTypes).Assembly.GetManifestResourceStream("DefinitionTypes.xml")!);
        return CsdlReader.Parse(xml);
    }
}
