namespace TypedDynamics.Metadata;

/// <summary>How a member is compared.</summary>
public enum MetadataConditionOperator
{
    /// <summary>It is the value.</summary>
    Equals = 0,

    /// <summary>It is not the value.</summary>
    NotEquals = 1,

    /// <summary>It is one of the values.</summary>
    In = 2,

    /// <summary>It is none of the values.</summary>
    NotIn = 3,

    /// <summary>It is above the value.</summary>
    GreaterThan = 4,

    /// <summary>It is below the value.</summary>
    LessThan = 5,
}
