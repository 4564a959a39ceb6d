using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>An entity definition as its file says it, before it is laid over the CSDL.</summary>
internal sealed record EntityDefinition
{
    public required string Path { get; init; }

    public required string LogicalName { get; init; }

    public string? SchemaName { get; init; }

    public string? CollectionSchemaName { get; init; }

    public string? EntitySetName { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? PrimaryIdAttribute { get; init; }

    public string? PrimaryNameAttribute { get; init; }

    public bool IsIntersect { get; init; }

    public bool IsActivity { get; init; }

    public string? OwnershipType { get; init; }

    public DateTime? CreatedOn { get; init; }

    public EquatableArray<AttributeDefinition> Attributes { get; init; }

    public EquatableArray<KeySchema> Keys { get; init; }

    public EquatableArray<RelationshipDefinition> Relationships { get; init; }
}

internal sealed record AttributeDefinition
{
    public required string LogicalName { get; init; }

    public string? SchemaName { get; init; }

    /// <summary><c>Picklist</c>, <c>Money</c>…: AttributeTypeName without its <c>Type</c>, which tells images, files and multi-selects from other virtual ones.</summary>
    public string? Kind { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public RequiredLevel RequiredLevel { get; init; }

    public int? MaxLength { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? Precision { get; init; }

    public string? Format { get; init; }

    public string? DateTimeBehavior { get; init; }

    public bool IsValidForCreate { get; init; }

    public bool IsValidForUpdate { get; init; }

    public bool IsPrimaryId { get; init; }

    public bool IsPrimaryName { get; init; }

    public string? DeprecatedVersion { get; init; }

    public DateTime? CreatedOn { get; init; }

    public EquatableArray<string> Targets { get; init; }

    public ChoiceSchema? Choice { get; init; }

    public SourcePoint Source { get; init; }
}

/// <summary>One end of a relationship, as the entity that the file describes sees it.</summary>
/// <param name="Navigation">The navigation property on this entity.</param>
/// <param name="ReferencingAttribute">Many-to-one: the lookup column of this entity; null for the other kinds.</param>
internal sealed record RelationshipDefinition(string SchemaName, string Navigation, string? ReferencingAttribute, string? Target, bool IsManyToMany);
