namespace TypedDynamics.Generator.Planning;

/// <summary>When something came to be, as its definition says: the order in which names are claimed.</summary>
internal static class Age
{
    /// <summary>Of what has no definition, or is not read because nobody asks for it: it is taken for the youngest, and takes no name away.</summary>
    public static readonly DateTime Unknown = DateTime.MaxValue;

    public static DateTime Of(DateTime? createdOn) => createdOn ?? Unknown;
}
