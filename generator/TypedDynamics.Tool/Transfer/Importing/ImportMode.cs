namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>What is done with rows of a file.</summary>
internal enum ImportMode
{
    /// <summary>They are made; one that is there already is refused.</summary>
    Create,

    /// <summary>They are changed; one that is not there is refused.</summary>
    Update,

    /// <summary>They are changed, or made.</summary>
    Upsert,
}
