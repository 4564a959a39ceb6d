namespace TypedDynamics.Metadata;

/// <summary>In which group related rows are shown.</summary>
public enum AssociatedMenuGroup
{
    /// <summary>Details.</summary>
    Details = 0,

    /// <summary>Sales.</summary>
    Sales = 1,

    /// <summary>Service.</summary>
    Service = 2,

    /// <summary>Marketing.</summary>
    Marketing = 3,
}
