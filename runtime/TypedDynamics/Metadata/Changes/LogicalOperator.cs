namespace TypedDynamics.Metadata;

/// <summary>How conditions are joined.</summary>
public enum LogicalOperator
{
    /// <summary>Each of them holds.</summary>
    And = 0,

    /// <summary>One of them holds.</summary>
    Or = 1,
}
