using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>The service's types of columns, and the classes that stand for them.</summary>
internal static class AttributeTypes
{
    /// <summary>Navigations that hold the options of a choice.</summary>
    public const string Options = "OptionSet,GlobalOptionSet";

    private const string Suffix = "AttributeMetadata";

    /// <summary>The definition, as the class of its type; one that is not known here is read as what all have in common.</summary>
    public static AttributeMetadata Read(JsonElement json) => DerivedType.Of(json) switch
    {
        "BigIntAttributeMetadata" => new BigIntAttributeMetadata(json),
        "BooleanAttributeMetadata" => new BooleanAttributeMetadata(json),
        "DateTimeAttributeMetadata" => new DateTimeAttributeMetadata(json),
        "DecimalAttributeMetadata" => new DecimalAttributeMetadata(json),
        "DoubleAttributeMetadata" => new DoubleAttributeMetadata(json),
        "EntityNameAttributeMetadata" => new EntityNameAttributeMetadata(json),
        "FileAttributeMetadata" => new FileAttributeMetadata(json),
        "ImageAttributeMetadata" => new ImageAttributeMetadata(json),
        "IntegerAttributeMetadata" => new IntegerAttributeMetadata(json),
        "LookupAttributeMetadata" => new LookupAttributeMetadata(json),
        "ManagedPropertyAttributeMetadata" => new ManagedPropertyAttributeMetadata(json),
        "MemoAttributeMetadata" => new MemoAttributeMetadata(json),
        "MoneyAttributeMetadata" => new MoneyAttributeMetadata(json),
        "MultiSelectPicklistAttributeMetadata" => new MultiSelectPicklistAttributeMetadata(json),
        "PicklistAttributeMetadata" => new PicklistAttributeMetadata(json),
        "StateAttributeMetadata" => new StateAttributeMetadata(json),
        "StatusAttributeMetadata" => new StatusAttributeMetadata(json),
        "StringAttributeMetadata" => new StringAttributeMetadata(json),
        "UniqueIdentifierAttributeMetadata" => new UniqueIdentifierAttributeMetadata(json),
        _ => new AttributeMetadata(json),
    };

    /// <summary>The definition that was asked for under a type, which the service need not say again.</summary>
    /// <param name="json">The definition.</param>
    /// <param name="cast">The part of the address that narrowed columns to the type.</param>
    public static AttributeMetadata Read(JsonElement json, string cast) =>
        cast.Length == 0 || DerivedType.Of(json).Length > 0 ? Read(json) : Read(Typed(json, $"#{cast[1..]}"));

    /// <summary>The part of an address that narrows columns to a type: <c>/Microsoft.Dynamics.CRM.MoneyAttributeMetadata</c>; empty where the kind is no type of its own.</summary>
    public static string CastTo(AttributeKind? kind) => kind switch
    {
        // The service tells most of the first by the base type, without saying a type.
        null or AttributeKind.UniqueIdentifier or AttributeKind.CalendarRules or AttributeKind.Virtual => "",
        AttributeKind.Customer or AttributeKind.Owner or AttributeKind.PartyList => CastTo(AttributeKind.Lookup),
        { } type when Enum.IsDefined(type) => CastTo($"{type}{Suffix}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of column. Take a member of AttributeKind."),
    };

    /// <summary>The part of an address that narrows a column to the type that it says.</summary>
    public static string CastTo(string type) => type is "" or Suffix ? "" : $"/{WireNames.Namespace}{type}";

    /// <summary>The condition that narrows columns to a kind that is no type of its own.</summary>
    public static string? FilterOf(AttributeKind? kind) => kind switch
    {
        AttributeKind.UniqueIdentifier => TypeIs(AttributeTypeCode.Uniqueidentifier),
        AttributeKind.CalendarRules => TypeIs(AttributeTypeCode.CalendarRules),
        AttributeKind.Virtual => TypeIs(AttributeTypeCode.Virtual),
        AttributeKind.Customer => TypeIs(AttributeTypeCode.Customer),
        AttributeKind.Owner => TypeIs(AttributeTypeCode.Owner),
        AttributeKind.PartyList => TypeIs(AttributeTypeCode.PartyList),
        _ => null,
    };

    /// <summary>True for types whose options must be asked for.</summary>
    public static bool HasOptions(string type) => type is "PicklistAttributeMetadata" or "MultiSelectPicklistAttributeMetadata" or "StateAttributeMetadata" or "StatusAttributeMetadata" or "BooleanAttributeMetadata";

    public static bool HasOptions(AttributeKind? kind) => kind is AttributeKind.Picklist or AttributeKind.MultiSelectPicklist or AttributeKind.State or AttributeKind.Status or AttributeKind.Boolean;

    private static JsonElement Typed(JsonElement json, string type) =>
        NodeValues.Object(json.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, member.Value)).Prepend(new(WireNames.Type, NodeValues.Of(type))));

    private static string TypeIs(AttributeTypeCode code) => $"AttributeType eq {WireNames.Namespace}AttributeTypeCode'{code}'";
}
