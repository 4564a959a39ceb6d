namespace TypedDynamics.Metadata;

/// <summary>What is asked for with a table's definition.</summary>
[Flags]
public enum EntityParts
{
    /// <summary>The definition alone.</summary>
    None = 0,

    /// <summary>Its columns, with the options of its choices.</summary>
    Attributes = 1,

    /// <summary>Its alternate keys.</summary>
    Keys = 2,

    /// <summary>Its relationships, 1:N, N:1 and N:N.</summary>
    Relationships = 4,

    /// <summary>All of it.</summary>
    All = Attributes | Keys | Relationships,
}
