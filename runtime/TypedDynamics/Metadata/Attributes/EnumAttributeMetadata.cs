using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A column that holds an option's number.</summary>
public abstract record EnumAttributeMetadata : AttributeMetadata
{
    private protected EnumAttributeMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What new rows have on forms; null or -1 for nothing.</summary>
    public int? DefaultFormValue { get => Number(); init => Put(value); }

    /// <summary>Its options, also those of a shared choice; null where they were not asked for.</summary>
    public OptionSetMetadata? OptionSet { get => Node(static json => new OptionSetMetadata(json)); init => Put(value); }

    /// <summary>The shared choice, where it uses one.</summary>
    public OptionSetMetadata? GlobalOptionSet => Node(static json => new OptionSetMetadata(json));
}
