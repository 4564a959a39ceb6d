using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>What follows from the type of a column.</summary>
/// <param name="Type">The type of its definition.</param>
/// <param name="Code">Its <c>AttributeType</c>.</param>
/// <param name="TypeName">Its <c>AttributeTypeName</c>.</param>
/// <param name="Edm">The type of its property in the CSDL.</param>
internal sealed record ColumnType(IEdmEntityType Type, string Code, string TypeName, string Edm)
{
    private static readonly FrozenDictionary<string, ColumnType> s_all = All().ToFrozenDictionary(static kind => kind.Type.Name);

    /// <summary>Whether a payload may ask for one.</summary>
    public bool IsCreatable { get; private init; } = true;

    /// <summary>The kind of its option set; null where it has none.</summary>
    public string? Options { get; private init; }

    public static ColumnType Text => s_all["StringAttributeMetadata"];

    public static ColumnType Integer => s_all["IntegerAttributeMetadata"];

    public static ColumnType BigInteger => s_all["BigIntAttributeMetadata"];

    public static ColumnType Decimal => s_all["DecimalAttributeMetadata"];

    public static ColumnType Money => s_all["MoneyAttributeMetadata"];

    public static ColumnType DateTime => s_all["DateTimeAttributeMetadata"];

    public static ColumnType State => s_all["StateAttributeMetadata"];

    public static ColumnType Status => s_all["StatusAttributeMetadata"];

    public static ColumnType Lookup => s_all["LookupAttributeMetadata"];

    public static ColumnType Id { get; } = new(DefinitionTypes.Attribute, "Uniqueidentifier", "UniqueidentifierType", "Edm.Guid");

    public static ColumnType? Of(IEdmEntityType type) => s_all.GetValueOrDefault(type.Name);

    /// <summary>The properties that a column of that name has in the CSDL, each with its type.</summary>
    public IEnumerable<(string Name, string Type)> Properties(string column) => Type.Name switch
    {
        "LookupAttributeMetadata" => [($"_{column}_value", Edm)],
        "ImageAttributeMetadata" => [(column, Edm), (column + "id", "Edm.Guid"), (column + "_timestamp", "Edm.Int64"), (column + "_url", "Edm.String")],
        "FileAttributeMetadata" => [(column, Edm), (column + "_name", "Edm.String")],
        _ => [(column, Edm)],
    };

    /// <summary>The property of the CSDL that tells the type of a column whose format is a date's alone.</summary>
    public static string EdmOfDate(string? behavior) => behavior == "DateOnly" ? "Edm.Date" : "Edm.DateTimeOffset";

    /// <summary>What a definition says where the payload does not.</summary>
    public IEnumerable<(string Property, JsonNode? Value)> Defaults() => Type.Name switch
    {
        "StringAttributeMetadata" => [("MaxLength", 100), ("Format", "Text"), ("FormatName", new JsonObject { ["Value"] = "Text" }), ("ImeMode", "Auto"), ("DatabaseLength", 200)],
        "MemoAttributeMetadata" => [("MaxLength", 2000), ("Format", "TextArea"), ("ImeMode", "Auto")],
        "IntegerAttributeMetadata" => [("MinValue", int.MinValue), ("MaxValue", int.MaxValue), ("Format", "None")],
        "BigIntAttributeMetadata" => [("MinValue", long.MinValue), ("MaxValue", long.MaxValue)],
        "DecimalAttributeMetadata" => [("MinValue", -100_000_000_000m), ("MaxValue", 100_000_000_000m), ("Precision", 2), ("ImeMode", "Auto")],
        "DoubleAttributeMetadata" => [("MinValue", -100_000_000_000d), ("MaxValue", 100_000_000_000d), ("Precision", 2), ("ImeMode", "Auto")],
        "MoneyAttributeMetadata" => [("MinValue", -922_337_203_685_477d), ("MaxValue", 922_337_203_685_477d), ("Precision", 2), ("PrecisionSource", 2), ("ImeMode", "Auto"), ("IsBaseCurrency", false)],
        "DateTimeAttributeMetadata" =>
        [
            ("Format", "DateAndTime"), ("ImeMode", "Auto"), ("DateTimeBehavior", new JsonObject { ["Value"] = "UserLocal" }), ("MinSupportedValue", "1753-01-01T00:00:00Z"), ("MaxSupportedValue", "9999-12-30T23:59:59Z"),
        ],
        "BooleanAttributeMetadata" => [("DefaultValue", false)],
        "PicklistAttributeMetadata" or "MultiSelectPicklistAttributeMetadata" => [("DefaultFormValue", -1)],
        "FileAttributeMetadata" => [("MaxSizeInKB", 32_768)],
        "ImageAttributeMetadata" => [("IsPrimaryImage", false), ("CanStoreFullImage", false), ("MaxSizeInKB", 10_240), ("MaxHeight", 144), ("MaxWidth", 144)],
        "LookupAttributeMetadata" => [("Format", "None")],
        _ => [],
    };

    private static ImmutableArray<ColumnType> All() =>
    [
        New("String", "Edm.String"), New("Memo", "Edm.String"), New("Integer", "Edm.Int32"), New("BigInt", "Edm.Int64"), New("Decimal", "Edm.Decimal"), New("Double", "Edm.Double"), New("Money", "Edm.Decimal"),
        New("DateTime", "Edm.DateTimeOffset"),
        New("Boolean", "Edm.Boolean") with { Options = "Boolean" },
        New("Picklist", "Edm.Int32") with { Options = "Picklist" },
        New("MultiSelectPicklist", "Edm.String", "Virtual") with { Options = "Picklist" },
        New("State", "Edm.Int32") with { Options = "State", IsCreatable = false },
        New("Status", "Edm.Int32") with { Options = "Status", IsCreatable = false },
        New("Lookup", "Edm.Guid") with { IsCreatable = false },
        New("File", "Edm.Guid", "Virtual"), New("Image", "Edm.Binary", "Virtual"),
    ];

    private static ColumnType New(string name, string edm, string? code = null) => new(DefinitionTypes.Type(name + "AttributeMetadata"), code ?? name, name + "Type", edm);
}
