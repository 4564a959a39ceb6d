using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>An amount in the row's currency. The service makes a second column in the base currency, <c>…_base</c>.</summary>
public sealed record MoneyAttributeMetadata : AttributeMetadata
{
    internal MoneyAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The least value.</summary>
    public double? MinValue { get => DoubleNumber(); init => Put(value); }

    /// <summary>The greatest value.</summary>
    public double? MaxValue { get => DoubleNumber(); init => Put(value); }

    /// <summary>Digits behind the point, 0 to 4, where <see cref="PrecisionSource"/> says so.</summary>
    public int? Precision { get => Number(); init => Put(value); }

    /// <summary>Whose digits: 0 those of <see cref="Precision"/>, 1 the org's for prices, 2 the currency's.</summary>
    public int? PrecisionSource { get => Number(); init => Put(value); }

    /// <summary>The column whose value it holds in the base currency.</summary>
    public string? CalculationOf => TextOf();

    /// <summary>True for values in the base currency.</summary>
    public bool? IsBaseCurrency => Flag();

    /// <summary>What an input method editor does.</summary>
    public ImeMode? ImeMode { get => Choice<ImeMode>(); init => Put(value); }

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}
