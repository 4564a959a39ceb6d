namespace TypedDynamics.Metadata;

/// <summary>What happens to the many when something happens to the one.</summary>
public enum CascadeType
{
    /// <summary>Nothing.</summary>
    NoCascade = 0,

    /// <summary>The same to all.</summary>
    Cascade = 1,

    /// <summary>The same to active ones.</summary>
    Active = 2,

    /// <summary>The same to those of the same owner.</summary>
    UserOwned = 3,

    /// <summary>They lose the reference.</summary>
    RemoveLink = 4,

    /// <summary>It is refused while there are any.</summary>
    Restrict = 5,
}
