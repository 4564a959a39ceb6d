namespace TypedDynamics.Generator.Schema;

/// <summary>An entity type: its own columns and navigations, without those of its base.</summary>
internal sealed record EntitySchema
{
    public required string LogicalName { get; init; }

    /// <summary>Logical name of the base type; null at the root.</summary>
    public string? Base { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>True when CSDL declares the type open: undeclared properties may arrive.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Name of the entity set; null when rows are reached only through navigation.</summary>
    public string? EntitySetName { get; init; }

    public string? SchemaName { get; init; }

    /// <summary>Mixed-case plural of the definition; null with CSDL alone.</summary>
    public string? CollectionSchemaName { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Logical name of the primary key column, own or inherited; null when the type has none.</summary>
    public string? PrimaryIdColumn { get; init; }

    public string? PrimaryNameColumn { get; init; }

    public bool IsIntersect { get; init; }

    public bool IsActivity { get; init; }

    public string? OwnershipType { get; init; }

    /// <summary>Standard, Virtual or Elastic; null with CSDL alone.</summary>
    public string? TableType { get; init; }

    public DateTime? CreatedOn { get; init; }

    /// <summary>True when an entity definition enriched the CSDL.</summary>
    public bool HasDefinition { get; init; }

    public EquatableArray<ColumnSchema> Columns { get; init; }

    /// <summary>Columns of a base whose options this type has for itself, as it has them.</summary>
    public EquatableArray<ColumnSchema> RestatedColumns { get; init; }

    public EquatableArray<NavigationSchema> Navigations { get; init; }

    public EquatableArray<KeySchema> Keys { get; init; }

    public SourcePoint Source { get; init; }
}
