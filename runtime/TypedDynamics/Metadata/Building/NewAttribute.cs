namespace TypedDynamics.Metadata;

/// <summary>
/// Definitions of columns to be made by <see cref="OrgMetadata.CreateAttributeAsync(DefinitionKey, AttributeMetadata, CancellationToken)"/>; what is not said here is said by <c>with</c>:
/// <c>NewAttribute.Money("new_Balance", "Balance", precision: 2) with { RequiredLevel = AttributeRequiredLevel.ApplicationRequired }</c>.
/// </summary>
/// <remarks>A schema name begins with the prefix of a publisher; the logical name is the same in small letters. A bare text is a label in English (1033).</remarks>
public static class NewAttribute
{
    /// <summary>A text of one line.</summary>
    /// <param name="schemaName">Its name: <c>new_Code</c>.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="maxLength">Characters at most: 1 to 4,000.</param>
    /// <param name="format">What it holds: <c>Text</c>, <c>Email</c>, <c>Phone</c>, <c>Url</c>, <c>TextArea</c>.</param>
    public static StringAttributeMetadata String(string schemaName, Label displayName, int maxLength = 100, string format = "Text") =>
        new(NewDefinition.Column("String", schemaName, displayName)) { MaxLength = maxLength, FormatName = format };

    /// <summary>A text that the service numbers: <c>INV-{SEQNUM:5}-{RANDSTRING:4}-{DATETIMEUTC:yyyyMMdd}</c>.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="format">How numbers are made.</param>
    /// <param name="maxLength">Characters at most.</param>
    public static StringAttributeMetadata AutoNumber(string schemaName, Label displayName, string format, int maxLength = 100) =>
        String(schemaName, displayName, maxLength) with { AutoNumberFormat = format };

    /// <summary>A text of several lines.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="maxLength">Characters at most: 1 to 1,048,576.</param>
    public static MemoAttributeMetadata Memo(string schemaName, Label displayName, int maxLength = 2000) =>
        new(NewDefinition.Column("Memo", schemaName, displayName)) { Format = StringFormat.TextArea, ImeMode = ImeMode.Disabled, MaxLength = maxLength };

    /// <summary>A whole number of 32 bits.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="format">What it counts.</param>
    public static IntegerAttributeMetadata Integer(string schemaName, Label displayName, int min = int.MinValue, int max = int.MaxValue, IntegerFormat format = IntegerFormat.None) =>
        new(NewDefinition.Column("Integer", schemaName, displayName)) { MinValue = min, MaxValue = max, Format = format };

    /// <summary>A whole number of 64 bits.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    public static BigIntAttributeMetadata BigInt(string schemaName, Label displayName) => new(NewDefinition.Column("BigInt", schemaName, displayName));

    /// <summary>A decimal number.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="precision">Digits behind the point: 0 to 10.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    public static DecimalAttributeMetadata Decimal(string schemaName, Label displayName, int precision = 2, decimal min = -100_000_000_000m, decimal max = 100_000_000_000m) =>
        new(NewDefinition.Column("Decimal", schemaName, displayName)) { MinValue = min, MaxValue = max, Precision = precision };

    /// <summary>A floating-point number.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="precision">Digits behind the point: 0 to 5.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    public static DoubleAttributeMetadata Double(string schemaName, Label displayName, int precision = 2, double min = -100_000_000_000, double max = 100_000_000_000) =>
        new(NewDefinition.Column("Double", schemaName, displayName)) { MinValue = min, MaxValue = max, Precision = precision };

    /// <summary>An amount in the row's currency.</summary>
    /// <param name="schemaName">Its name: <c>new_Balance</c>.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="precision">Digits behind the point, 0 to 4; null for those of the currency.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    public static MoneyAttributeMetadata Money(string schemaName, Label displayName, int? precision = null, double min = -922_337_203_685_477, double max = 922_337_203_685_477)
    {
        var money = new MoneyAttributeMetadata(NewDefinition.Column("Money", schemaName, displayName)) { MinValue = min, MaxValue = max, ImeMode = ImeMode.Disabled };
        return precision is null ? money with { PrecisionSource = 2 } : money with { PrecisionSource = 0, Precision = precision };
    }

    /// <summary>Yes or no.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="yes">What yes is called; null for <c>Yes</c>.</param>
    /// <param name="no">What no is called; null for <c>No</c>.</param>
    /// <param name="defaultValue">What new rows have.</param>
    public static BooleanAttributeMetadata Boolean(string schemaName, Label displayName, Label? yes = null, Label? no = null, bool defaultValue = false) =>
        new(NewDefinition.Column("Boolean", schemaName, displayName))
        {
            DefaultValue = defaultValue,
            OptionSet = new BooleanOptionSetMetadata(NodeValues.Object([])) { OptionSetType = OptionSetType.Boolean, TrueOption = new(1, yes ?? "Yes"), FalseOption = new(0, no ?? "No") },
        };

    /// <summary>A date, with or without a time.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="format">Whether people see a time.</param>
    /// <param name="behavior">What the value means in other time zones; <see cref="DateTimeBehavior.DateOnly"/> goes with <see cref="DateTimeFormat.DateOnly"/> alone.</param>
    public static DateTimeAttributeMetadata DateTime(string schemaName, Label displayName, DateTimeFormat format = DateTimeFormat.DateAndTime, DateTimeBehavior behavior = DateTimeBehavior.UserLocal) =>
        new(NewDefinition.Column("DateTime", schemaName, displayName)) { Format = format, DateTimeBehavior = behavior, ImeMode = ImeMode.Disabled };

    /// <summary>A date without a time, the same everywhere.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    public static DateTimeAttributeMetadata Date(string schemaName, Label displayName) => DateTime(schemaName, displayName, DateTimeFormat.DateOnly, DateTimeBehavior.DateOnly);

    /// <summary>A choice with options of its own.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="options">The options; those without a number get the publisher's next ones.</param>
    public static PicklistAttributeMetadata Picklist(string schemaName, Label displayName, params IReadOnlyList<OptionMetadata> options) =>
        new(NewDefinition.Column("Picklist", schemaName, displayName)) { OptionSet = NewOptionSet.Own(options) };

    /// <summary>A choice of a shared set.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="optionSet">The shared choice's name or <c>MetadataId</c>.</param>
    public static PicklistAttributeMetadata GlobalPicklist(string schemaName, Label displayName, DefinitionKey optionSet) =>
        new(NewDefinition.Bound(NewDefinition.Column("Picklist", schemaName, displayName), optionSet));

    /// <summary>A multi-select choice with options of its own.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="options">The options; those without a number get the publisher's next ones.</param>
    public static MultiSelectPicklistAttributeMetadata MultiSelectPicklist(string schemaName, Label displayName, params IReadOnlyList<OptionMetadata> options) =>
        new(NewDefinition.Column("MultiSelectPicklist", schemaName, displayName, AttributeTypeCode.Virtual)) { OptionSet = NewOptionSet.Own(options) };

    /// <summary>A multi-select choice of a shared set.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="optionSet">The shared choice's name or <c>MetadataId</c>.</param>
    public static MultiSelectPicklistAttributeMetadata GlobalMultiSelectPicklist(string schemaName, Label displayName, DefinitionKey optionSet) =>
        new(NewDefinition.Bound(NewDefinition.Column("MultiSelectPicklist", schemaName, displayName, AttributeTypeCode.Virtual), optionSet));

    /// <summary>A file.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="maxSizeInKB">Kilobytes at most: 1 to 10,485,760.</param>
    public static FileAttributeMetadata File(string schemaName, Label displayName, int maxSizeInKB = 32_768) =>
        new(NewDefinition.Column("File", schemaName, displayName, AttributeTypeCode.Virtual)) { MaxSizeInKB = maxSizeInKB };

    /// <summary>A picture.</summary>
    /// <param name="schemaName">Its name.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="maxSizeInKB">Kilobytes at most: 1 to 30,720.</param>
    /// <param name="canStoreFullImage">Whether the full picture is kept beside the thumbnail.</param>
    /// <param name="isPrimaryImage">Whether it is the picture of its row.</param>
    public static ImageAttributeMetadata Image(string schemaName, Label displayName, int maxSizeInKB = 10_240, bool canStoreFullImage = false, bool isPrimaryImage = false) =>
        new(NewDefinition.Column("Image", schemaName, displayName, AttributeTypeCode.Virtual)) { CanStoreFullImage = canStoreFullImage, IsPrimaryImage = isPrimaryImage, MaxSizeInKB = maxSizeInKB };

    /// <summary>A lookup, which is made with its relationship: <see cref="NewRelationship.OneToMany"/>.</summary>
    /// <param name="schemaName">Its name: <c>new_AccountOwner</c>.</param>
    /// <param name="displayName">What people call it.</param>
    public static LookupAttributeMetadata Lookup(string schemaName, Label displayName) => new(NewDefinition.Column("Lookup", schemaName, displayName));
}
