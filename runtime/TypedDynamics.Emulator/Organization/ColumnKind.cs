namespace TypedDynamics.Emulator.Organization;

/// <summary>What a column holds, as far as storage, JSON and formatting differ.</summary>
internal enum ColumnKind
{
    Text,
    Integer,
    BigInteger,
    Decimal,
    Money,
    Double,
    Boolean,
    Choice,
    Choices,
    DateTime,
    Date,
    Guid,
    Lookup,
    Binary,
    Complex,
}
