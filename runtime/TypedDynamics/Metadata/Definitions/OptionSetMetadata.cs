using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>The options of a choice.</summary>
public sealed record OptionSetMetadata : OptionSetMetadataBase
{
    internal OptionSetMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The choice that this one depends on.</summary>
    public string? ParentOptionSetName { get => TextOf(); init => Put(value); }

    /// <summary>The options, in the order that people see.</summary>
    public IReadOnlyList<OptionMetadata> Options { get => Nodes(OptionMetadata.Of) ?? []; init => Put(value); }
}
