namespace TypedDynamics.Emulator.Organization;

/// <summary>What becomes of a row when the row that it refers to is deleted; named as in a relationship's <c>CascadeConfiguration</c>.</summary>
internal enum DeleteBehavior
{
    /// <summary>The reference is cleared: what happens where no definition says otherwise.</summary>
    RemoveLink,

    /// <summary>The row is deleted as well.</summary>
    Cascade,

    /// <summary>The delete is refused.</summary>
    Restrict,

    /// <summary>The reference stays and leads nowhere.</summary>
    NoCascade,
}
