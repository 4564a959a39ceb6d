using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>The definition of a column. Its kind is its class; those that have no class of their own (unique identifiers on the wire, calendar rules, names beside lookups and choices) are of this one.</summary>
public record AttributeMetadata : MetadataBase
{
    internal AttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name in queries and everywhere else: <c>revenue</c>.</summary>
    public string? LogicalName => TextOf();

    /// <summary>Its name as its maker cased it: <c>Revenue</c>, <c>new_Balance</c>.</summary>
    public string? SchemaName { get => TextOf(); init => Put(value); }

    /// <summary>The table.</summary>
    public string? EntityLogicalName => TextOf();

    /// <summary>Its type; files, images and multi-select choices are all <see cref="AttributeTypeCode.Virtual"/>, told apart by <see cref="AttributeTypeName"/>.</summary>
    public AttributeTypeCode? AttributeType { get => Choice<AttributeTypeCode>(); init => Put(value); }

    /// <summary>Its type, more closely: <c>MultiSelectPicklistType</c>.</summary>
    public string? AttributeTypeName { get => WrappedText(); init => PutWrapped(value); }

    /// <summary>What people call it.</summary>
    public Label? DisplayName { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>What it is for.</summary>
    public Label? Description { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>Whether it must have a value.</summary>
    public AttributeRequiredLevelManagedProperty? RequiredLevel { get => Node(static json => new AttributeRequiredLevelManagedProperty(json)); init => Put(value); }

    /// <summary>The column that this one belongs to, as a name to its lookup.</summary>
    public string? AttributeOf => TextOf();

    /// <summary>True when it is not the service's own.</summary>
    public bool? IsCustomAttribute => Flag();

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>True for the key.</summary>
    public bool? IsPrimaryId => Flag();

    /// <summary>True for the column that rows are called by.</summary>
    public bool? IsPrimaryName { get => Flag(); init => Put(value); }

    /// <summary>True when the Web API has it.</summary>
    public bool? IsValidODataAttribute => Flag();

    /// <summary>Whether it can be set on new rows.</summary>
    public bool? IsValidForCreate => Flag();

    /// <summary>Whether it can be read.</summary>
    public bool? IsValidForRead => Flag();

    /// <summary>Whether it can be changed.</summary>
    public bool? IsValidForUpdate => Flag();

    /// <summary>Whether forms can show it.</summary>
    public bool? IsValidForForm => Flag();

    /// <summary>Whether views can show it.</summary>
    public bool? IsValidForGrid => Flag();

    /// <summary>Whether forms must show it.</summary>
    public bool? IsRequiredForForm => Flag();

    /// <summary>Whether only those may see it whom a column security profile allows.</summary>
    public bool? IsSecured { get => Flag(); init => Put(value); }

    /// <summary>Whether reading can be secured.</summary>
    public bool? CanBeSecuredForRead => Flag();

    /// <summary>Whether setting on new rows can be secured.</summary>
    public bool? CanBeSecuredForCreate => Flag();

    /// <summary>Whether changing can be secured.</summary>
    public bool? CanBeSecuredForUpdate => Flag();

    /// <summary>Whether it can be asked for.</summary>
    public bool? IsRetrievable => Flag();

    /// <summary>Whether it can be filtered by.</summary>
    public bool? IsFilterable => Flag();

    /// <summary>Whether it can be searched.</summary>
    public bool? IsSearchable => Flag();

    /// <summary>True when its value is stored in another table.</summary>
    public bool? IsLogical => Flag();

    /// <summary>Whether it is a secret of a data source.</summary>
    public bool? IsDataSourceSecret { get => Flag(); init => Put(value); }

    /// <summary>Its number in the table.</summary>
    public int? ColumnNumber => Number();

    /// <summary>Null or 0 for plain values, 1 for calculated ones, 2 for rollups.</summary>
    public int? SourceType { get => Number(); init => Put(value); }

    /// <summary>How numbers are made: <c>INV-{SEQNUM:5}</c>; empty for none.</summary>
    public string? AutoNumberFormat { get => TextOf(); init => Put(value); }

    /// <summary>Its name at the source of a virtual table.</summary>
    public string? ExternalName { get => TextOf(); init => Put(value); }

    /// <summary>The column that it is linked to.</summary>
    public Guid? LinkedAttributeId => Id();

    /// <summary>The column that it is derived from.</summary>
    public string? InheritsFrom => TextOf();

    /// <summary>The version of the solution that brought it.</summary>
    public string? IntroducedVersion => TextOf();

    /// <summary>The version since which it is no longer meant to be used.</summary>
    public string? DeprecatedVersion => TextOf();

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedOn => Time();

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedOn => Time();

    /// <summary>Whether changes are audited.</summary>
    public BooleanManagedProperty? IsAuditEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the definition may be changed at all.</summary>
    public BooleanManagedProperty? IsCustomizable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the display name may be changed.</summary>
    public BooleanManagedProperty? IsRenameable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether people find it in advanced find.</summary>
    public BooleanManagedProperty? IsValidForAdvancedFind { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the global filter has it.</summary>
    public BooleanManagedProperty? IsGlobalFilterEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether views can be sorted by it.</summary>
    public BooleanManagedProperty? IsSortableEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether settings without a property of their own may be changed.</summary>
    public BooleanManagedProperty? CanModifyAdditionalSettings { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>A column's definition in JSON of yours, as the class of its kind.</summary>
    /// <param name="json">The definition, with its <c>@odata.type</c>.</param>
    /// <exception cref="ArgumentException">It is not an object.</exception>
    public static AttributeMetadata FromJson(JsonElement json) => AttributeTypes.Read(DefinitionJson.Require(json));

    private protected override string? Title => EntityLogicalName is { } table ? $"{table}.{LogicalName}" : LogicalName ?? SchemaName;
}
