namespace TypedDynamics.Generator.Schema;

/// <summary>What a column holds, as far as the cache says.</summary>
internal enum ColumnType
{
    Text,
    Memo,
    Integer,
    SmallInteger,
    BigInteger,
    Decimal,
    Double,
    Money,
    Boolean,
    /// <summary>An instant, shown in the user's zone (also what CSDL alone says of every date with a time).</summary>
    DateTime,
    /// <summary>A date and time that no zone converts.</summary>
    DateTimeTimeZoneIndependent,
    DateOnly,
    UniqueIdentifier,
    /// <summary>A reference to a row: <c>_x_value</c> on the wire. One target or several: see <see cref="ColumnSchema.Targets"/>.</summary>
    Lookup,
    /// <summary>A lookup to the customers: account or contact.</summary>
    Customer,
    /// <summary>A lookup to the owners: systemuser or team.</summary>
    Owner,
    Choice,
    MultiSelectChoice,
    State,
    Status,
    /// <summary>Base64 bytes of the thumbnail.</summary>
    Image,
    /// <summary>The id of a stored file.</summary>
    File,
    EntityName,
    /// <summary>A value of a complex or enum type of the CSDL, or a collection: see <see cref="ColumnSchema.TypeName"/>.</summary>
    Csdl,
}
