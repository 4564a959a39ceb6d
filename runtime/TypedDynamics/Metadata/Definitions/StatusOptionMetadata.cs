using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A status, the reason of a state.</summary>
public sealed record StatusOptionMetadata : OptionMetadata
{
    internal StatusOptionMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The state that it belongs to.</summary>
    public int? State => Number();

    /// <summary>The statuses that may follow it, as XML; null for all.</summary>
    public string? TransitionData => TextOf();
}
