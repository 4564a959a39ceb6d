using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A floating-point number.</summary>
public sealed record DoubleAttributeMetadata : AttributeMetadata
{
    internal DoubleAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The least value.</summary>
    public double? MinValue { get => DoubleNumber(); init => Put(value); }

    /// <summary>The greatest value.</summary>
    public double? MaxValue { get => DoubleNumber(); init => Put(value); }

    /// <summary>Digits behind the point: 0 to 5.</summary>
    public int? Precision { get => Number(); init => Put(value); }

    /// <summary>What an input method editor does.</summary>
    public ImeMode? ImeMode { get => Choice<ImeMode>(); init => Put(value); }

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}
