namespace TypedDynamics.Metadata;

/// <summary>The type of a column. Its class tells more.</summary>
public enum AttributeTypeCode
{
    /// <summary>Yes or no.</summary>
    Boolean = 0,

    /// <summary>A lookup of accounts and contacts.</summary>
    Customer = 1,

    /// <summary>A date, with or without a time.</summary>
    DateTime = 2,

    /// <summary>A decimal number.</summary>
    Decimal = 3,

    /// <summary>A floating-point number.</summary>
    Double = 4,

    /// <summary>A whole number of 32 bits.</summary>
    Integer = 5,

    /// <summary>A reference to a row.</summary>
    Lookup = 6,

    /// <summary>A text of several lines.</summary>
    Memo = 7,

    /// <summary>An amount.</summary>
    Money = 8,

    /// <summary>A lookup of users and teams.</summary>
    Owner = 9,

    /// <summary>The parties of an activity.</summary>
    PartyList = 10,

    /// <summary>A choice.</summary>
    Picklist = 11,

    /// <summary>Whether a row is active.</summary>
    State = 12,

    /// <summary>Why a row is in its state.</summary>
    Status = 13,

    /// <summary>A text of one line.</summary>
    String = 14,

    /// <summary>A Guid.</summary>
    Uniqueidentifier = 15,

    /// <summary>The rules of a calendar.</summary>
    CalendarRules = 16,

    /// <summary>No value of its own: names beside choices; and files, images and multi-select choices.</summary>
    Virtual = 17,

    /// <summary>A whole number of 64 bits.</summary>
    BigInt = 18,

    /// <summary>A managed property.</summary>
    ManagedProperty = 19,

    /// <summary>The name of a table.</summary>
    EntityName = 20,
}
