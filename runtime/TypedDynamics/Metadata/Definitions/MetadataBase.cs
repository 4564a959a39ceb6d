using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A definition that has an id of its own.</summary>
public abstract record MetadataBase : MetadataNode
{
    private protected MetadataBase(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its id; another one in each environment that a solution is brought to.</summary>
    public Guid? MetadataId => Id();

    /// <summary>In answers of <see cref="OrgMetadata.GetChangesAsync"/>: true when it is new or changed, false when it only holds what is.</summary>
    public bool? HasChanged => Flag();
}
