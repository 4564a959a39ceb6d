using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What one definition file says, as far as it is used; value-equal, since the pipeline caches by it.</summary>
internal sealed record EntityDefinition
{
    /// <summary>The file, for problems that only show beside the CSDL.</summary>
    public required string Path { get; init; }

    public required string LogicalName { get; init; }

    public string? SchemaName { get; init; }

    public string? CollectionSchemaName { get; init; }

    public string? EntitySetName { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? PrimaryIdColumn { get; init; }

    public string? PrimaryNameColumn { get; init; }

    public bool IsIntersect { get; init; }

    public bool? IsActivity { get; init; }

    public string? OwnershipType { get; init; }

    public string? TableType { get; init; }

    public DateTime? CreatedOn { get; init; }

    public EquatableArray<AttributeDefinition> Attributes { get; init; }

    public EquatableArray<KeySchema> Keys { get; init; }

    public EquatableArray<RelationshipDefinition> Relationships { get; init; }

    /// <summary>Of the logical name.</summary>
    public SourcePoint Source { get; init; }
}

/// <summary>A column as the definition tells it.</summary>
internal sealed record AttributeDefinition
{
    public required string LogicalName { get; init; }

    public string? SchemaName { get; init; }

    /// <summary>String, Picklist, Lookup…; Virtual for images, files and multi-select choices, which only <see cref="TypeName"/> tells apart.</summary>
    public string? AttributeType { get; init; }

    /// <summary>StringType, MultiSelectPicklistType…</summary>
    public string? TypeName { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public RequiredLevel RequiredLevel { get; init; }

    public int? MaxLength { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? Precision { get; init; }

    public string? Format { get; init; }

    /// <summary>UserLocal, DateOnly or TimeZoneIndependent.</summary>
    public string? DateTimeBehavior { get; init; }

    public bool IsValidForCreate { get; init; } = true;

    public bool IsValidForUpdate { get; init; } = true;

    public string? DeprecatedVersion { get; init; }

    public DateTime? CreatedOn { get; init; }

    /// <summary>Sorted.</summary>
    public EquatableArray<string> Targets { get; init; }

    public ChoiceSchema? Choice { get; init; }

    public SourcePoint Source { get; init; }
}

/// <summary>One end of a relationship, seen from the table whose file names it.</summary>
/// <param name="Navigation">The navigation property on this table.</param>
/// <param name="Column">The lookup behind it; null at the "one" end and for N:N.</param>
/// <param name="IsManyToMany">True at both ends of an N:N relationship.</param>
/// <param name="Intersect">The table behind an N:N relationship.</param>
internal sealed record RelationshipDefinition(string Navigation, string Name, string? Column, bool IsManyToMany, IntersectSchema? Intersect = null);
