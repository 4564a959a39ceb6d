using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A file.</summary>
public sealed record FileAttributeMetadata : AttributeMetadata
{
    internal FileAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Kilobytes at most: 1 to 10,485,760; 32,768 by default.</summary>
    public int? MaxSizeInKB { get => Number(); init => Put(value); }
}
