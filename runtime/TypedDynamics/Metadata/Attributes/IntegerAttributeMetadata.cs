using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A whole number of 32 bits.</summary>
public sealed record IntegerAttributeMetadata : AttributeMetadata
{
    internal IntegerAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The least value.</summary>
    public int? MinValue { get => Number(); init => Put(value); }

    /// <summary>The greatest value.</summary>
    public int? MaxValue { get => Number(); init => Put(value); }

    /// <summary>What it counts.</summary>
    public IntegerFormat? Format { get => Choice<IntegerFormat>(); init => Put(value); }

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}
