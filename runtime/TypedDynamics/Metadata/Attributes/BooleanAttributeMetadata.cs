using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Yes or no.</summary>
public sealed record BooleanAttributeMetadata : AttributeMetadata
{
    internal BooleanAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What new rows have.</summary>
    public bool? DefaultValue { get => Flag(); init => Put(value); }

    /// <summary>What yes and no are called; null where it was not asked for.</summary>
    public BooleanOptionSetMetadata? OptionSet { get => Node(static json => new BooleanOptionSetMetadata(json)); init => Put(value); }

    /// <summary>The same, where it is shared.</summary>
    public BooleanOptionSetMetadata? GlobalOptionSet => Node(static json => new BooleanOptionSetMetadata(json));

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}
