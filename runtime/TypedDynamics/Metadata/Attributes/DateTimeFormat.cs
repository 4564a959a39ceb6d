namespace TypedDynamics.Metadata;

/// <summary>Whether people see a time.</summary>
public enum DateTimeFormat
{
    /// <summary>The date alone.</summary>
    DateOnly = 0,

    /// <summary>Date and time.</summary>
    DateAndTime = 1,
}
