using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Where a page ended: the stored values of the sort keys of its last row.</summary>
internal sealed record PagePosition(int PageNumber, ImmutableArray<object?> Values);
