using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Why a row is in its state.</summary>
public sealed record StatusAttributeMetadata : EnumAttributeMetadata
{
    internal StatusAttributeMetadata(JsonElement json)
        : base(json)
    {
    }
}
