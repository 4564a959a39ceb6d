namespace TypedDynamics.Querying.Model;

/// <param name="Path">The column.</param>
/// <param name="Descending">The greatest first.</param>
/// <param name="ByLabel">Of a choice: by what its options are called, in the caller's language, and not by their numbers.</param>
internal sealed record Ordering(ColumnPath Path, bool Descending, bool ByLabel = false);
