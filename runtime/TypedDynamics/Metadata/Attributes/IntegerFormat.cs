namespace TypedDynamics.Metadata;

/// <summary>What a whole number counts.</summary>
public enum IntegerFormat
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Minutes.</summary>
    Duration = 1,

    /// <summary>The code of a time zone.</summary>
    TimeZone = 2,

    /// <summary>A language (LCID).</summary>
    Language = 3,

    /// <summary>A locale (LCID).</summary>
    Locale = 4,
}
