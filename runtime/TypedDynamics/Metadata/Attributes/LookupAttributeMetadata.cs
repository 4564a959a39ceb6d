using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A reference to a row: lookup, customer, owner, or list of parties. It is made with its relationship.</summary>
public sealed record LookupAttributeMetadata : AttributeMetadata
{
    internal LookupAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Logical names of the tables that it may refer to.</summary>
    public IReadOnlyList<string>? Targets { get => Texts(); init => Put(value); }

    /// <summary>What it refers to.</summary>
    public LookupFormat? Format => Choice<LookupFormat>();
}
