using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>What happens to the many of a 1:N relationship when something happens to the one.</summary>
public sealed record CascadeConfiguration : MetadataNode
{
    internal CascadeConfiguration(JsonElement json)
        : base(json)
    {
    }

    /// <summary>When it gets another owner.</summary>
    public CascadeType? Assign { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When it is deleted.</summary>
    public CascadeType? Delete { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When it is archived.</summary>
    public CascadeType? Archive { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When it is merged with another.</summary>
    public CascadeType? Merge { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When it gets another parent.</summary>
    public CascadeType? Reparent { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When it is shared.</summary>
    public CascadeType? Share { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When it is shared no longer.</summary>
    public CascadeType? Unshare { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>When its activities are rolled up.</summary>
    public CascadeType? RollupView { get => Choice<CascadeType>(); init => Put(value); }

    /// <summary>None is said: what is not, the service decides.</summary>
    public CascadeConfiguration()
        : base(NodeValues.Object([]))
    {
    }
}
