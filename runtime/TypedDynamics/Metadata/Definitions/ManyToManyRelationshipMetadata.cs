using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>An N:N relationship: rows of two tables, paired in a third.</summary>
public sealed record ManyToManyRelationshipMetadata : RelationshipMetadataBase
{
    internal ManyToManyRelationshipMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The first table.</summary>
    public string? Entity1LogicalName { get => TextOf(); init => Put(value); }

    /// <summary>The second table.</summary>
    public string? Entity2LogicalName { get => TextOf(); init => Put(value); }

    /// <summary>The table of the pairs.</summary>
    public string? IntersectEntityName { get => TextOf(); init => Put(value); }

    /// <summary>The pairs' column of the first table's key.</summary>
    public string? Entity1IntersectAttribute => TextOf();

    /// <summary>The pairs' column of the second table's key.</summary>
    public string? Entity2IntersectAttribute => TextOf();

    /// <summary>The navigation from the first table.</summary>
    public string? Entity1NavigationPropertyName { get => TextOf(); init => Put(value); }

    /// <summary>The navigation from the second table.</summary>
    public string? Entity2NavigationPropertyName { get => TextOf(); init => Put(value); }

    /// <summary>How rows of the first table are shown.</summary>
    public AssociatedMenuConfiguration? Entity1AssociatedMenuConfiguration { get => Node(static json => new AssociatedMenuConfiguration(json)); init => Put(value); }

    /// <summary>How rows of the second table are shown.</summary>
    public AssociatedMenuConfiguration? Entity2AssociatedMenuConfiguration { get => Node(static json => new AssociatedMenuConfiguration(json)); init => Put(value); }
}
