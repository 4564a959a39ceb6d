using TypedDynamics.Metadata;

namespace SchemaAsCode;

/// <summary>What an org is to have. Nothing of it needs the org: it can stand in a repository and be reviewed like any code.</summary>
internal sealed record DeclaredSchema(
    IReadOnlyList<OptionSetMetadata> Choices,
    IReadOnlyList<DeclaredTable> Tables,
    IReadOnlyList<OneToManyRelationshipMetadata> Relationships);

/// <summary>A table with its columns and keys.</summary>
internal sealed record DeclaredTable(EntityMetadata Table, IReadOnlyList<AttributeMetadata> Columns, IReadOnlyList<EntityKeyMetadata> Keys)
{
    public string Name => Table.SchemaName!.ToLowerInvariant();
}
