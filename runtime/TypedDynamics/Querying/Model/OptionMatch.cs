namespace TypedDynamics.Querying.Model;

/// <summary>An option is, or is not, among those of a multi-select choice.</summary>
internal sealed record OptionMatch(ColumnPath Column, long Option, bool IsIn) : Filter;
