using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>One option of a choice.</summary>
public record OptionMetadata : MetadataNode
{
    internal OptionMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its number, which rows hold.</summary>
    public int? Value { get => Number(); init => Put(value); }

    /// <summary>What people read.</summary>
    public Label? Label { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>What it means.</summary>
    public Label? Description { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>Its colour: <c>#0000ff</c>.</summary>
    public string? Color { get => TextOf(); init => Put(value); }

    /// <summary>Its value at the source of a virtual table.</summary>
    public string? ExternalValue { get => TextOf(); init => Put(value); }

    /// <summary>Options of the parent choice that it may be chosen under.</summary>
    public IReadOnlyList<int>? ParentValues { get => Numbers(); init => Put(value); }

    /// <summary>A text of its maker's.</summary>
    public string? Tag => TextOf();

    /// <summary>Whether people cannot choose it any more.</summary>
    public bool? IsHidden => Flag();

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>Its id, where it has one.</summary>
    public Guid? MetadataId => Id();

    /// <summary>In answers of <see cref="OrgMetadata.GetChangesAsync"/>: whether it is new or changed.</summary>
    public bool? HasChanged => Flag();

    /// <param name="value">Its number; null lets the service choose the publisher's next one.</param>
    /// <param name="label">What people read.</param>
    public OptionMetadata(int? value, Label label)
        : base(NodeValues.Object([]))
    {
        ArgumentNullException.ThrowIfNull(label);
        if (value is not null) Value = value;
        Label = label;
    }

    internal static OptionMetadata Of(JsonElement json) => DerivedType.Of(json) switch
    {
        "StateOptionMetadata" => new StateOptionMetadata(json),
        "StatusOptionMetadata" => new StatusOptionMetadata(json),
        _ => new OptionMetadata(json),
    };

    private protected override string? Title => $"{Value} {Label?.Text}";
}
