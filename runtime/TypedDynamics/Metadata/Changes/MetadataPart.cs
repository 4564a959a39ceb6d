namespace TypedDynamics.Metadata;

/// <summary>Which columns, relationships or keys, and what of them.</summary>
public sealed record MetadataPart
{
    /// <summary>Members that are told; null for all.</summary>
    public IReadOnlyList<string>? Properties { get; init; }

    /// <summary>Which; null for all.</summary>
    public MetadataFilter? Criteria { get; init; }
}
