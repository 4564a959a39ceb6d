namespace TypedDynamics.Querying.Model;

/// <summary>A text column holds, starts or ends with a text; upper and lower case count alike.</summary>
internal sealed record TextMatch(ColumnPath Column, TextMatchKind Kind, Literal Text) : Filter
{
    /// <summary>The text with its wildcards taken for themselves: the service's database reads <c>%</c>, <c>_</c> and <c>[…]</c> as <c>LIKE</c> does, on either road.</summary>
    public Literal Pattern => Literal.Of(((string)Text.Value!).Replace("[", "[[]", StringComparison.Ordinal).Replace("%", "[%]", StringComparison.Ordinal).Replace("_", "[_]", StringComparison.Ordinal));
}

internal enum TextMatchKind
{
    Contains,
    StartsWith,
    EndsWith,
}
