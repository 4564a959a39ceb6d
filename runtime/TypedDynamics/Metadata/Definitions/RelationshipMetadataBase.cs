using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>How two tables hang together.</summary>
public abstract record RelationshipMetadataBase : MetadataBase
{
    private protected RelationshipMetadataBase(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name: <c>account_primary_contact</c>.</summary>
    public string? SchemaName { get => TextOf(); init => Put(value); }

    /// <summary>1:N or N:N.</summary>
    public RelationshipType? RelationshipType => Choice<RelationshipType>();

    /// <summary>True when it is not the service's own.</summary>
    public bool? IsCustomRelationship => Flag();

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>Whether people find it in advanced find.</summary>
    public bool? IsValidForAdvancedFind { get => Flag(); init => Put(value); }

    /// <summary>What it means for who may see rows.</summary>
    public SecurityTypes? SecurityTypes => Choice<SecurityTypes>();

    /// <summary>Whether it may be changed.</summary>
    public BooleanManagedProperty? IsCustomizable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>The version of the solution that brought it.</summary>
    public string? IntroducedVersion => TextOf();

    internal static RelationshipMetadataBase Of(JsonElement json) =>
        DerivedType.Of(json) == "ManyToManyRelationshipMetadata" || json.TryGetProperty(nameof(ManyToManyRelationshipMetadata.Entity1LogicalName), out _)
            ? new ManyToManyRelationshipMetadata(json)
            : new OneToManyRelationshipMetadata(json);

    private protected override string? Title => SchemaName;
}
