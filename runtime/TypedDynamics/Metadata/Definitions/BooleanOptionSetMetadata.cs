using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>The two options of a yes/no column.</summary>
public sealed record BooleanOptionSetMetadata : OptionSetMetadataBase
{
    internal BooleanOptionSetMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What yes is called.</summary>
    public OptionMetadata? TrueOption { get => Node(static json => new OptionMetadata(json)); init => Put(value); }

    /// <summary>What no is called.</summary>
    public OptionMetadata? FalseOption { get => Node(static json => new OptionMetadata(json)); init => Put(value); }
}
