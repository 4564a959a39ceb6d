using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A Guid.</summary>
public sealed record UniqueIdentifierAttributeMetadata : AttributeMetadata
{
    internal UniqueIdentifierAttributeMetadata(JsonElement json)
        : base(json)
    {
    }
}
