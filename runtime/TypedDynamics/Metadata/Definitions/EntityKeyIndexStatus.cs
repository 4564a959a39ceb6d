namespace TypedDynamics.Metadata;

/// <summary>How far the index of an alternate key is.</summary>
public enum EntityKeyIndexStatus
{
    /// <summary>It is still to be built.</summary>
    Pending = 0,

    /// <summary>It is being built.</summary>
    InProgress = 1,

    /// <summary>The key finds rows.</summary>
    Active = 2,

    /// <summary>It could not be built, as where rows have the same values.</summary>
    Failed = 3,
}
