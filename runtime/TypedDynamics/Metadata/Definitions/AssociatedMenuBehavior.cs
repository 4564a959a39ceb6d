namespace TypedDynamics.Metadata;

/// <summary>Under which name related rows are shown.</summary>
public enum AssociatedMenuBehavior
{
    /// <summary>The name of their table.</summary>
    UseCollectionName = 0,

    /// <summary>A name of its own.</summary>
    UseLabel = 1,

    /// <summary>They are not shown.</summary>
    DoNotDisplay = 2,
}
