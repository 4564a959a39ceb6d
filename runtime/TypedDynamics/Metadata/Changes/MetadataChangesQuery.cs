namespace TypedDynamics.Metadata;

/// <summary>What is asked of the org's schema, at once or since a stamp: which tables, and what of them. Null leaves a part to the service's default.</summary>
/// <remarks>
/// Columns, relationships and keys come only where <see cref="Properties"/> names them (<c>Attributes</c>, <c>OneToManyRelationships</c>, <c>Keys</c>), or are all. Options of choices come
/// with their columns here.
/// </remarks>
public sealed record MetadataChangesQuery
{
    /// <summary>Members of tables that are told; null for all. <c>LogicalName</c> and <c>MetadataId</c> come always.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>Which tables; null for all.</summary>
    public MetadataFilter? Criteria { get; init; }

    /// <summary>Which columns, and what of them.</summary>
    public MetadataPart? Attributes { get; init; }

    /// <summary>Which relationships, and what of them.</summary>
    public MetadataPart? Relationships { get; init; }

    /// <summary>Which alternate keys, and what of them.</summary>
    public MetadataPart? Keys { get; init; }

    /// <summary>Languages of labels (LCID); null for all.</summary>
    public IReadOnlyList<int>? Languages { get; init; }

    /// <summary>The <see cref="MetadataChanges.ServerVersionStamp"/> of the answer before, of this same query: only what changed since is told. Null for all.</summary>
    public string? ClientVersionStamp { get; init; }

    /// <summary>Kinds of definitions whose deletions are told, beside a stamp.</summary>
    public DeletedMetadataFilters? Deleted { get; init; }

    /// <summary>Only what belongs to that app.</summary>
    public Guid? AppModuleId { get; init; }
}
