namespace TypedDynamics.Generator.Schema;

/// <summary>A navigation property: the way from a row to its related row or rows.</summary>
internal sealed record NavigationSchema
{
    /// <summary>The name in URLs and bodies; case-sensitive on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Logical name of the entity type at the other end.</summary>
    public required string Target { get; init; }

    public required bool IsCollection { get; init; }

    public bool ContainsTarget { get; init; }

    /// <summary>Single-valued: the logical name of the lookup column behind it, from the referential constraint, the definition, or the name; null when unknown.</summary>
    public string? ReferencingColumn { get; init; }

    /// <summary>Collections: the navigation at the other end that leads back; null when unknown.</summary>
    public string? Partner { get; init; }

    /// <summary>N:N: the table that ties the rows of both; null with CSDL alone.</summary>
    public IntersectSchema? Intersect { get; init; }

    /// <summary>True for both ends of an N:N relationship.</summary>
    public bool IsManyToMany { get; init; }

    /// <summary>Schema name of the relationship; null with CSDL alone.</summary>
    public string? RelationshipName { get; init; }

    public SourcePoint Source { get; init; }
}

/// <summary>The table behind an N:N relationship, seen from one end.</summary>
/// <param name="Table">Logical name of the intersect entity.</param>
/// <param name="NearColumn">Its column that holds the ids of this end's rows.</param>
/// <param name="FarColumn">Its column that holds those of the other end's.</param>
internal sealed record IntersectSchema(string Table, string NearColumn, string FarColumn);
