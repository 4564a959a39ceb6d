using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Where a page ended: the stored values of the sort keys of its last row.</summary>
internal sealed record PagePosition(int PageNumber, ImmutableArray<object?> Values)
{
    /// <summary>Where changes are tracked: the version at which the first page was read.</summary>
    public long? TrackedFrom { get; init; }
}
