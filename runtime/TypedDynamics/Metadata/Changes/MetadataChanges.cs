namespace TypedDynamics.Metadata;

/// <summary>What the org's schema is, or how it changed since a stamp.</summary>
/// <param name="ServerVersionStamp">From where to go on the next time: <see cref="MetadataChangesQuery.ClientVersionStamp"/>.</param>
/// <param name="Entities">
/// Tables, with what was asked for of them. Since a stamp: those that changed, or in which something did; <see cref="MetadataBase.HasChanged"/> tells which.
/// </param>
/// <param name="Deleted">Ids of what was deleted, by its kind as the service calls it: <c>Default</c> (tables), <c>Attribute</c>, <c>Relationship</c>, <c>Label</c>, <c>OptionSet</c>.</param>
public sealed record MetadataChanges(string ServerVersionStamp, IReadOnlyList<EntityMetadata> Entities, IReadOnlyDictionary<string, IReadOnlyList<Guid>> Deleted)
{
    /// <summary>Ids of tables that were deleted.</summary>
    public IReadOnlyList<Guid> DeletedEntities => [.. Of("Default"), .. Of("Entity")];

    /// <summary>Ids of columns that were deleted.</summary>
    public IReadOnlyList<Guid> DeletedAttributes => Of("Attribute");

    /// <summary>Ids of relationships that were deleted.</summary>
    public IReadOnlyList<Guid> DeletedRelationships => Of("Relationship");

    /// <summary>Ids of labels that were deleted.</summary>
    public IReadOnlyList<Guid> DeletedLabels => Of("Label");

    /// <summary>Ids of choices that were deleted.</summary>
    public IReadOnlyList<Guid> DeletedOptionSets => Of("OptionSet");

    private IReadOnlyList<Guid> Of(string kind) => Deleted.TryGetValue(kind, out var ids) ? ids : [];
}
