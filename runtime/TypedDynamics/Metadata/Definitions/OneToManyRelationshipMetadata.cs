using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A 1:N relationship: many rows look up one. The same seen from the other end is N:1.</summary>
public sealed record OneToManyRelationshipMetadata : RelationshipMetadataBase
{
    internal OneToManyRelationshipMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The table at the 1 end.</summary>
    public string? ReferencedEntity { get => TextOf(); init => Put(value); }

    /// <summary>The key at the 1 end.</summary>
    public string? ReferencedAttribute { get => TextOf(); init => Put(value); }

    /// <summary>The table at the N end, which has the lookup.</summary>
    public string? ReferencingEntity { get => TextOf(); init => Put(value); }

    /// <summary>The lookup.</summary>
    public string? ReferencingAttribute => TextOf();

    /// <summary>The navigation from the one to the many.</summary>
    public string? ReferencedEntityNavigationPropertyName { get => TextOf(); init => Put(value); }

    /// <summary>The navigation from one of the many to the one.</summary>
    public string? ReferencingEntityNavigationPropertyName { get => TextOf(); init => Put(value); }

    /// <summary>Whether it makes the hierarchy of its table.</summary>
    public bool? IsHierarchical { get => Flag(); init => Put(value); }

    /// <summary>What happens to the many when something happens to the one.</summary>
    public CascadeConfiguration? CascadeConfiguration { get => Node(static json => new CascadeConfiguration(json)); init => Put(value); }

    /// <summary>How the many are shown with the one.</summary>
    public AssociatedMenuConfiguration? AssociatedMenuConfiguration { get => Node(static json => new AssociatedMenuConfiguration(json)); init => Put(value); }

    /// <summary>What the service makes of the cascades, as a number.</summary>
    public int? RelationshipBehavior => Number();

    /// <summary>The alternate key that the lookup holds.</summary>
    public string? EntityKey { get => TextOf(); init => Put(value); }

    /// <summary>True when values of the one are stored with the many.</summary>
    public bool? IsRelationshipAttributeDenormalized => Flag();

    /// <summary>Whether the lookup is stored with the many.</summary>
    public bool? IsDenormalizedLookup => Flag();

    /// <summary>The column that is stored with the many.</summary>
    public string? DenormalizedAttributeName => TextOf();

    /// <summary>The lookup column, when the relationship is made.</summary>
    public LookupAttributeMetadata? Lookup { get => Node(static json => new LookupAttributeMetadata(json)); init => Put(value); }
}
