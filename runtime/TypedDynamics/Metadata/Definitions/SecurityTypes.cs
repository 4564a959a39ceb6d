namespace TypedDynamics.Metadata;

/// <summary>What a relationship means for who may see rows.</summary>
[Flags]
public enum SecurityTypes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Rows are tied to others.</summary>
    Append = 1,

    /// <summary>Rows are secured with their parent.</summary>
    ParentChild = 2,

    /// <summary>Rows point to others.</summary>
    Pointer = 4,

    /// <summary>Rows inherit from their parent.</summary>
    Inheritance = 8,
}
