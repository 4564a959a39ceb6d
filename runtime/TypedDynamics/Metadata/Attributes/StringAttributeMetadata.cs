using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A text of one line.</summary>
public sealed record StringAttributeMetadata : AttributeMetadata
{
    internal StringAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Characters at most: 1 to 4,000.</summary>
    public int? MaxLength { get => Number(); init => Put(value); }

    /// <summary>What it holds, of the formats that there have always been.</summary>
    public StringFormat? Format { get => Choice<StringFormat>(); init => Put(value); }

    /// <summary>What it holds: <c>Text</c>, <c>Email</c>, <c>Phone</c>, <c>Url</c>, <c>TextArea</c>, <c>Json</c>.</summary>
    public string? FormatName { get => WrappedText(); init => PutWrapped(value); }

    /// <summary>The column whose reading in Japanese it holds.</summary>
    public string? YomiOf { get => TextOf(); init => Put(value); }

    /// <summary>Whether it has a value for each language.</summary>
    public bool? IsLocalizable => Flag();

    /// <summary>Characters that the database has room for.</summary>
    public int? DatabaseLength => Number();

    /// <summary>What an input method editor does.</summary>
    public ImeMode? ImeMode { get => Choice<ImeMode>(); init => Put(value); }

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}
