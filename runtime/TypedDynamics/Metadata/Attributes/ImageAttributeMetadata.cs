using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A picture.</summary>
public sealed record ImageAttributeMetadata : AttributeMetadata
{
    internal ImageAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Whether it is the picture of its row.</summary>
    public bool? IsPrimaryImage { get => Flag(); init => Put(value); }

    /// <summary>Whether the full picture is kept beside the thumbnail.</summary>
    public bool? CanStoreFullImage { get => Flag(); init => Put(value); }

    /// <summary>Kilobytes at most: 1 to 30,720.</summary>
    public int? MaxSizeInKB { get => Number(); init => Put(value); }

    /// <summary>Height of the thumbnail: 144.</summary>
    public int? MaxHeight => Number();

    /// <summary>Width of the thumbnail: 144.</summary>
    public int? MaxWidth => Number();
}
