namespace TypedDynamics.Metadata;

/// <summary>What a lookup refers to.</summary>
public enum LookupFormat
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>A connection.</summary>
    Connection = 1,

    /// <summary>What an activity is about.</summary>
    Regarding = 2,

    /// <summary>A text.</summary>
    Text = 3,
}
