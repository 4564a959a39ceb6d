namespace TypedDynamics.Metadata;

/// <summary>Kinds of columns to ask for.</summary>
public enum AttributeKind
{
    /// <summary><see cref="BigIntAttributeMetadata"/>.</summary>
    BigInt,

    /// <summary><see cref="BooleanAttributeMetadata"/>.</summary>
    Boolean,

    /// <summary>Columns of calendar rules.</summary>
    CalendarRules,

    /// <summary>Lookups of accounts and contacts.</summary>
    Customer,

    /// <summary><see cref="DateTimeAttributeMetadata"/>.</summary>
    DateTime,

    /// <summary><see cref="DecimalAttributeMetadata"/>.</summary>
    Decimal,

    /// <summary><see cref="DoubleAttributeMetadata"/>.</summary>
    Double,

    /// <summary><see cref="EntityNameAttributeMetadata"/>.</summary>
    EntityName,

    /// <summary><see cref="FileAttributeMetadata"/>.</summary>
    File,

    /// <summary><see cref="ImageAttributeMetadata"/>.</summary>
    Image,

    /// <summary><see cref="IntegerAttributeMetadata"/>.</summary>
    Integer,

    /// <summary><see cref="LookupAttributeMetadata"/>, all of them: customers, owners and lists of parties, too.</summary>
    Lookup,

    /// <summary><see cref="ManagedPropertyAttributeMetadata"/>.</summary>
    ManagedProperty,

    /// <summary><see cref="MemoAttributeMetadata"/>.</summary>
    Memo,

    /// <summary><see cref="MoneyAttributeMetadata"/>.</summary>
    Money,

    /// <summary><see cref="MultiSelectPicklistAttributeMetadata"/>.</summary>
    MultiSelectPicklist,

    /// <summary>Lookups of users and teams that rows belong to.</summary>
    Owner,

    /// <summary>Lists of the parties of activities.</summary>
    PartyList,

    /// <summary><see cref="PicklistAttributeMetadata"/>.</summary>
    Picklist,

    /// <summary><see cref="StateAttributeMetadata"/>.</summary>
    State,

    /// <summary><see cref="StatusAttributeMetadata"/>.</summary>
    Status,

    /// <summary><see cref="StringAttributeMetadata"/>.</summary>
    String,

    /// <summary>Guids, among them the key.</summary>
    UniqueIdentifier,

    /// <summary>All of <see cref="AttributeTypeCode.Virtual"/>: names beside choices, and files, images and multi-select choices.</summary>
    Virtual,
}
