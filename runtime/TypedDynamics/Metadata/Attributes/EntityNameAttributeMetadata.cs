using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>The table of a lookup that may have several.</summary>
public sealed record EntityNameAttributeMetadata : EnumAttributeMetadata
{
    internal EntityNameAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Whether it is stored.</summary>
    public bool? IsEntityReferenceStored => Flag();
}
