namespace TypedDynamics.Metadata;

/// <summary>What kind of column options are for.</summary>
public enum OptionSetType
{
    /// <summary>Choices.</summary>
    Picklist = 0,

    /// <summary>States.</summary>
    State = 1,

    /// <summary>Statuses.</summary>
    Status = 2,

    /// <summary>Yes and no.</summary>
    Boolean = 3,
}
