using System.Xml;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// The words of CSDL. A name table keeps the very string that is added to it, so after <see cref="AddTo"/> the names that an
/// <see cref="XmlReader"/> returns are told apart by reference.
/// </summary>
internal static class CsdlWords
{
    public static readonly string
        EdmxNamespace = "http://docs.oasis-open.org/odata/ns/edmx",
        EdmNamespace = "http://docs.oasis-open.org/odata/ns/edm";

    public static readonly string
        Edmx = "Edmx", DataServices = "DataServices", Schema = "Schema",
        EntityType = "EntityType", ComplexType = "ComplexType", EnumType = "EnumType", Term = "Term", Annotations = "Annotations",
        Property = "Property", NavigationProperty = "NavigationProperty", Key = "Key", PropertyRef = "PropertyRef",
        ReferentialConstraint = "ReferentialConstraint", Member = "Member",
        Action = "Action", Function = "Function", Parameter = "Parameter", ReturnType = "ReturnType",
        EntityContainer = "EntityContainer", EntitySet = "EntitySet", ActionImport = "ActionImport", FunctionImport = "FunctionImport",
        Annotation = "Annotation", Collection = "Collection", Record = "Record", PropertyValue = "PropertyValue", EnumMember = "EnumMember";

    public static readonly string
        Namespace = "Namespace", Alias = "Alias", Name = "Name", Type = "Type", BaseType = "BaseType", Abstract = "Abstract", OpenType = "OpenType",
        Nullable = "Nullable", Partner = "Partner", ContainsTarget = "ContainsTarget", IsFlags = "IsFlags", Value = "Value", IsBound = "IsBound",
        IsComposable = "IsComposable", PropertyPath = "PropertyPath", String = "String", Bool = "Bool";

    private static readonly string[] s_all =
    [
        EdmxNamespace, EdmNamespace, Edmx, DataServices, Schema, EntityType, ComplexType, EnumType, Term, Annotations, Property, NavigationProperty,
        Key, PropertyRef, ReferentialConstraint, Member, Action, Function, Parameter, ReturnType, EntityContainer, EntitySet, ActionImport,
        FunctionImport, Annotation, Collection, Record, PropertyValue, EnumMember, Namespace, Alias, Name, Type, BaseType, Abstract, OpenType,
        Nullable, Partner, ContainsTarget, IsFlags, Value, IsBound, IsComposable, PropertyPath, String, Bool,
    ];

    public static NameTable AddTo(NameTable table)
    {
        foreach (var word in s_all) table.Add(word);
        return table;
    }

    public static bool Are(this string name, string word) => ReferenceEquals(name, word);
}
