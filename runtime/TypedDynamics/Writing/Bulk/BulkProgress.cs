namespace TypedDynamics;

/// <summary>How far the writing of many rows has come.</summary>
/// <param name="Rows">Rows that have their outcome, those of an earlier run included.</param>
/// <param name="Failed">Those among them that did not succeed.</param>
/// <param name="RowsPerSecond">Rows of this run per second, since it began.</param>
/// <param name="Remaining">How long the rest will take at this rate; null where <see cref="BulkOptions.TotalRows"/> was not given.</param>
/// <param name="BatchSize">Rows in a request at the moment.</param>
/// <param name="Parallelism">Requests that may run at once at the moment.</param>
public readonly record struct BulkProgress(long Rows, long Failed, double RowsPerSecond, TimeSpan? Remaining, int BatchSize, int Parallelism);
