namespace TypedDynamics.Metadata;

/// <summary>What a date means in other time zones.</summary>
public enum DateTimeBehavior
{
    /// <summary>A point in time, shown in the zone of the user.</summary>
    UserLocal = 0,

    /// <summary>A date, the same everywhere.</summary>
    DateOnly = 1,

    /// <summary>Date and time, the same everywhere.</summary>
    TimeZoneIndependent = 2,
}
