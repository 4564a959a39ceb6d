using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Whether a column must have a value, and whether that may be changed: <c>{"Value":"None","CanBeChanged":true,…}</c>.</summary>
public sealed record AttributeRequiredLevelManagedProperty : MetadataNode
{
    internal AttributeRequiredLevelManagedProperty(JsonElement json)
        : base(json)
    {
    }

    /// <summary>A level that stays changeable.</summary>
    public AttributeRequiredLevelManagedProperty(AttributeRequiredLevel value)
        : base(NodeValues.Object([]))
    {
        Value = value;
        CanBeChanged = true;
        ManagedPropertyLogicalName = "canmodifyrequirementlevelsettings";
    }

    /// <summary>The level.</summary>
    public AttributeRequiredLevel? Value { get => Choice<AttributeRequiredLevel>(); init => Put(value); }

    /// <summary>Whether it may still be changed once the solution is managed.</summary>
    public bool? CanBeChanged { get => Flag(); init => Put(value); }

    /// <summary><c>canmodifyrequirementlevelsettings</c>.</summary>
    public string? ManagedPropertyLogicalName { get => TextOf(); private init => Put(value); }

    /// <summary>The same as the constructor.</summary>
    public static implicit operator AttributeRequiredLevelManagedProperty(AttributeRequiredLevel value) => new(value);

    private protected override string? Title => Value?.ToString();
}
