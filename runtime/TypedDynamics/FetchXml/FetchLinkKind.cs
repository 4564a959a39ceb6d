namespace TypedDynamics.FetchXml;

/// <summary>How a table is linked: a <c>link-type</c>. Words that the service adds later are written as <c>new("word")</c>.</summary>
/// <param name="Name">As FetchXML writes it.</param>
public readonly record struct FetchLinkKind(string Name)
{
    /// <summary>Rows with a linked row; once for each.</summary>
    public static FetchLinkKind Inner { get; } = new("inner");

    /// <summary>Rows with or without a linked row.</summary>
    public static FetchLinkKind Outer { get; } = new("outer");

    /// <summary>Rows with a linked row, once each; no columns of it.</summary>
    public static FetchLinkKind Exists { get; } = new("exists");

    /// <summary>As <see cref="Exists"/>, by another plan of the database.</summary>
    public static FetchLinkKind In { get; } = new("in");

    /// <summary>Rows with their first linked row.</summary>
    public static FetchLinkKind First { get; } = new("matchfirstrowusingcrossapply");

    /// <summary>Inside a filter: some linked row meets the link's filter.</summary>
    public static FetchLinkKind Any { get; } = new("any");

    /// <summary>Inside a filter: no linked row meets the link's filter.</summary>
    public static FetchLinkKind NotAny { get; } = new("not any");

    /// <summary>Inside a filter: there are linked rows, and none of them meets the link's filter.</summary>
    public static FetchLinkKind All { get; } = new("all");

    /// <summary>Inside a filter: some linked row meets the link's filter, as <see cref="Any"/>.</summary>
    public static FetchLinkKind NotAll { get; } = new("not all");

    /// <summary>As <see cref="Inner"/>; from older documents.</summary>
    public static FetchLinkKind Natural { get; } = new("natural");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
