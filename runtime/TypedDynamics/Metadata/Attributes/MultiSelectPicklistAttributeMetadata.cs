using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Several of several options.</summary>
public sealed record MultiSelectPicklistAttributeMetadata : EnumAttributeMetadata
{
    internal MultiSelectPicklistAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The column that its options depend on.</summary>
    public string? ParentPicklistLogicalName { get => TextOf(); init => Put(value); }

    /// <summary>The columns whose options depend on it.</summary>
    public IReadOnlyList<string>? ChildPicklistLogicalNames => Texts();

    /// <summary>The definition of a calculated or rollup column, as XML or as a formula.</summary>
    public string? FormulaDefinition { get => TextOf(); init => Put(value); }

    /// <summary>What a calculated column is made of, as bits.</summary>
    public int? SourceTypeMask => Number();
}
