namespace TypedDynamics.Metadata;

/// <summary>A lookup of several tables that was made.</summary>
/// <param name="AttributeId">The lookup's <c>MetadataId</c>.</param>
/// <param name="RelationshipIds">The relationships' <c>MetadataId</c>s, in the order in which they were given.</param>
public sealed record NewLookup(Guid AttributeId, IReadOnlyList<Guid> RelationshipIds);
