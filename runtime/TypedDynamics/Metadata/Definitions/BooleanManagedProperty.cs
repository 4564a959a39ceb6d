using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A switch of a definition that its managed solution may lock: <c>{"Value":true,"CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyauditsettings"}</c>.</summary>
public sealed record BooleanManagedProperty : MetadataNode
{
    internal BooleanManagedProperty(JsonElement json)
        : base(json)
    {
    }

    /// <summary>A switch that stays changeable.</summary>
    public BooleanManagedProperty(bool value)
        : base(NodeValues.New("BooleanManagedProperty"))
    {
        Value = value;
        CanBeChanged = true;
    }

    /// <summary>How it is set.</summary>
    public bool? Value { get => Flag(); init => Put(value); }

    /// <summary>Whether it may still be changed once the solution is managed.</summary>
    public bool? CanBeChanged { get => Flag(); init => Put(value); }

    /// <summary>What the property is called, as <c>canmodifyauditsettings</c>.</summary>
    public string? ManagedPropertyLogicalName => TextOf();

    /// <summary>The same as the constructor. Put in the place of one that was read, only its value changes.</summary>
    public static implicit operator BooleanManagedProperty(bool value) => new(value);

    private protected override string? Title => $"{ManagedPropertyLogicalName} = {Value}";
}
