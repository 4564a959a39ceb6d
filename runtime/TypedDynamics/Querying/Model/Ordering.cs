namespace TypedDynamics.Querying.Model;

internal sealed record Ordering(ColumnPath Path, bool Descending);
