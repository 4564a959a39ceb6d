using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A state that rows can be in: active, inactive.</summary>
public sealed record StateOptionMetadata : OptionMetadata
{
    internal StateOptionMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The status that a row takes with the state.</summary>
    public int? DefaultStatus => Number();

    /// <summary>Its name in every language: <c>Active</c>.</summary>
    public string? InvariantName => TextOf();
}
