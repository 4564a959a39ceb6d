namespace TypedDynamics.Metadata;

/// <summary>Whether a column must have a value.</summary>
public enum AttributeRequiredLevel
{
    /// <summary>It may be empty.</summary>
    None = 0,

    /// <summary>The service asks for it; cannot be set.</summary>
    SystemRequired = 1,

    /// <summary>Forms ask for it; the Web API does not.</summary>
    ApplicationRequired = 2,

    /// <summary>Forms recommend it.</summary>
    Recommended = 3,
}
