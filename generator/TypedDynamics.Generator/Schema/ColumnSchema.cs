namespace TypedDynamics.Generator.Schema;

/// <summary>A column of an entity (an attribute in the service's words; a Property in CSDL).</summary>
internal sealed record ColumnSchema
{
    /// <summary>The attribute's logical name: <c>primarycontactid</c> for the property <c>_primarycontactid_value</c>.</summary>
    public required string LogicalName { get; init; }

    /// <summary>The name in JSON and in OData clauses: <c>_primarycontactid_value</c> for lookups, else the logical name as CSDL writes it.</summary>
    public required string WireName { get; init; }

    public required ColumnType Type { get; init; }

    /// <summary>The type as CSDL says it.</summary>
    public required TypeReference TypeName { get; init; }

    /// <summary>The mixed-case name of the definition; null with CSDL alone.</summary>
    public string? SchemaName { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public RequiredLevel RequiredLevel { get; init; }

    public int? MaxLength { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public int? Precision { get; init; }

    /// <summary>Text, Email, Url, Phone… or DateOnly, DateAndTime, Duration… as the definition says; null with CSDL alone.</summary>
    public string? Format { get; init; }

    public bool IsValidForCreate { get; init; } = true;

    public bool IsValidForUpdate { get; init; } = true;

    public bool IsPrimaryId { get; init; }

    public bool IsPrimaryName { get; init; }

    /// <summary>The version in which the column was deprecated; null when it is not.</summary>
    public string? DeprecatedVersion { get; init; }

    /// <summary>When the column came to be, as the definition says; orders colliding names so that the elder keeps its own.</summary>
    public DateTime? CreatedOn { get; init; }

    /// <summary>Lookups: the logical names of the tables it may point to, each with the navigation that binds it.</summary>
    public EquatableArray<LookupTarget> Targets { get; init; }

    /// <summary>Choices: the options; null when the cache does not hold them.</summary>
    public ChoiceSchema? Choice { get; init; }

    public SourcePoint Source { get; init; }
}

/// <param name="Entity">Logical name of the target table.</param>
/// <param name="Navigation">The single-valued navigation property that leads there and binds it; null when the CSDL has none.</param>
internal sealed record LookupTarget(string Entity, string? Navigation);

internal enum RequiredLevel
{
    None,
    SystemRequired,
    ApplicationRequired,
    Recommended,
}

/// <summary>Where in the cache something stands: for problems, never for equality of what is emitted.</summary>
/// <param name="Line">Zero-based.</param>
/// <param name="Column">Zero-based.</param>
internal readonly record struct SourcePoint(int Line, int Column)
{
    // Positions move whenever a line is added above; a model must not differ for that.
    public bool Equals(SourcePoint other) => true;

    public override int GetHashCode() => 0;
}
