using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A whole number of 64 bits.</summary>
public sealed record BigIntAttributeMetadata : AttributeMetadata
{
    internal BigIntAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The least value.</summary>
    public long? MinValue { get => LongNumber(); init => Put(value); }

    /// <summary>The greatest value.</summary>
    public long? MaxValue { get => LongNumber(); init => Put(value); }
}
