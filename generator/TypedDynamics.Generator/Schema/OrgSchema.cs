namespace TypedDynamics.Generator.Schema;

/// <summary>
/// What the org is: every type and operation of one cache. Immutable and structurally equal through and through, since
/// the pipeline's caching rests on it: a member that breaks equality (a delegate, a syntax node, a plain array) breaks caching.
/// </summary>
internal sealed record OrgSchema
{
    /// <summary>All entity types, abstract ones included, sorted by logical name, ordinal.</summary>
    public EquatableArray<EntitySchema> Entities { get; init; }

    public EquatableArray<ComplexSchema> ComplexTypes { get; init; }

    public EquatableArray<EnumSchema> EnumTypes { get; init; }

    /// <summary>Sorted by name, then binding type, then kind.</summary>
    public EquatableArray<OperationSchema> Operations { get; init; }
}
