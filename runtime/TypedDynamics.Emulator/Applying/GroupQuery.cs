using System.Collections.Immutable;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Applying;

/// <summary>What an <c>$apply</c> asks of one table.</summary>
/// <param name="Row">A row of the table.</param>
/// <param name="Where">Which rows.</param>
/// <param name="Keys">What they are grouped by.</param>
/// <param name="Values">What is worked out of each group.</param>
internal sealed record GroupQuery(Variable Row, Condition? Where, ImmutableArray<GroupedColumn> Keys, ImmutableArray<AggregatedColumn> Values);

/// <param name="Name">What the answer calls it.</param>
/// <param name="Path">The column.</param>
internal sealed record GroupedColumn(string Name, ColumnPath Path);

/// <param name="Name">What the answer calls it.</param>
/// <param name="Aggregate">As FetchXML calls it.</param>
/// <param name="Path">The column; null for the number of rows.</param>
internal sealed record AggregatedColumn(string Name, string Aggregate, ColumnPath? Path);
