using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A managed property of a row that travels with solutions.</summary>
public sealed record ManagedPropertyAttributeMetadata : AttributeMetadata
{
    internal ManagedPropertyAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What the property is called.</summary>
    public string? ManagedPropertyLogicalName => TextOf();

    /// <summary>The kind of the component that it depends on.</summary>
    public int? ParentComponentType => Number();

    /// <summary>The column of the component that it depends on.</summary>
    public string? ParentAttributeName => TextOf();

    /// <summary>The type of its value.</summary>
    public AttributeTypeCode? ValueAttributeTypeCode => Choice<AttributeTypeCode>();
}
