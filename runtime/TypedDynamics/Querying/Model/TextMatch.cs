namespace TypedDynamics.Querying.Model;

/// <summary>A text column holds, starts or ends with a text; upper and lower case count alike.</summary>
internal sealed record TextMatch(ColumnPath Column, TextMatchKind Kind, Literal Text) : Filter;

internal enum TextMatchKind
{
    Contains,
    StartsWith,
    EndsWith,
}
