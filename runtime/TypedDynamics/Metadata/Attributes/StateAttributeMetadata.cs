using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Whether a row is active.</summary>
public sealed record StateAttributeMetadata : EnumAttributeMetadata
{
    internal StateAttributeMetadata(JsonElement json)
        : base(json)
    {
    }
}
