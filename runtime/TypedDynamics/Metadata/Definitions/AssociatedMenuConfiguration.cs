using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>How related rows are shown in the menu of a row.</summary>
public sealed record AssociatedMenuConfiguration : MetadataNode
{
    internal AssociatedMenuConfiguration(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Under which name, or not at all.</summary>
    public AssociatedMenuBehavior? Behavior { get => Choice<AssociatedMenuBehavior>(); init => Put(value); }

    /// <summary>In which group.</summary>
    public AssociatedMenuGroup? Group { get => Choice<AssociatedMenuGroup>(); init => Put(value); }

    /// <summary>The name, for <see cref="AssociatedMenuBehavior.UseLabel"/>.</summary>
    public Label? Label { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>Where in the group: from 10,000 on.</summary>
    public int? Order { get => Number(); init => Put(value); }

    /// <summary>Whether it may be changed.</summary>
    public bool? IsCustomizable => Flag();

    /// <summary>The icon.</summary>
    public string? Icon => TextOf();

    /// <summary>The view of the rows.</summary>
    public Guid? ViewId => Id();

    /// <summary>Whether it is there offline.</summary>
    public bool? AvailableOffline => Flag();

    /// <summary>The id of the menu.</summary>
    public string? MenuId => TextOf();

    /// <summary>How the rows are asked for.</summary>
    public string? QueryApi => TextOf();

    /// <param name="behavior">Under which name the rows are shown, or not at all.</param>
    public AssociatedMenuConfiguration(AssociatedMenuBehavior behavior)
        : base(NodeValues.Object([])) => Behavior = behavior;
}
