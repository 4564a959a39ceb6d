namespace TypedDynamics.Metadata;

/// <summary>The navigations that the parts of a table stand in.</summary>
internal static class EntityParting
{
    private static readonly string[] s_relationships =
        [nameof(EntityMetadata.OneToManyRelationships), nameof(EntityMetadata.ManyToOneRelationships), nameof(EntityMetadata.ManyToManyRelationships)];

    /// <summary>Navigations of a table, none of which is written with it.</summary>
    public static IReadOnlyList<string> Navigations { get; } = [nameof(EntityMetadata.Attributes), nameof(EntityMetadata.Keys), .. s_relationships];

    /// <summary>The value of <c>$expand</c>; null for nothing.</summary>
    public static string? Expand(EntityParts parts)
    {
        var names = new List<string>();
        if (parts.HasFlag(EntityParts.Attributes)) names.Add(nameof(EntityMetadata.Attributes));
        if (parts.HasFlag(EntityParts.Keys)) names.Add(nameof(EntityMetadata.Keys));
        if (parts.HasFlag(EntityParts.Relationships)) names.AddRange(s_relationships);
        return names.Count == 0 ? null : string.Join(',', names);
    }

    public static EntityParts NameOf(string navigation) => navigation switch
    {
        nameof(EntityMetadata.Attributes) => EntityParts.Attributes,
        nameof(EntityMetadata.Keys) => EntityParts.Keys,
        _ => EntityParts.Relationships,
    };
}
