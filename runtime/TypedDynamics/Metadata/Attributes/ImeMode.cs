namespace TypedDynamics.Metadata;

/// <summary>What an input method editor does.</summary>
public enum ImeMode
{
    /// <summary>As it likes.</summary>
    Auto = 0,

    /// <summary>Off at first.</summary>
    Inactive = 1,

    /// <summary>On at first.</summary>
    Active = 2,

    /// <summary>Off.</summary>
    Disabled = 3,
}
