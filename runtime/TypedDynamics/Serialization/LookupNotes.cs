namespace TypedDynamics.Serialization;

/// <summary>What annotations said of the lookup whose value comes next.</summary>
internal struct LookupNotes
{
    /// <summary>The lookup's ordinal and one; 0 when nothing is noted.</summary>
    public int Member;

    public int NameStart;

    public int NameLength;

    public TextTraits NameTraits;

    public bool HasName;

    public string? Table;
}
