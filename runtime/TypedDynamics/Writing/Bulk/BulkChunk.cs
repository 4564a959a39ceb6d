namespace TypedDynamics.Writing.Bulk;

/// <summary>One of many rows.</summary>
/// <param name="Index">Its place among those that were given.</param>
/// <param name="Item">The row.</param>
/// <param name="IsOurs">True when its id is of our making: whatever row has it is this one.</param>
internal readonly record struct BulkItem<T>(long Index, T Item, bool IsOurs)
{
    public BulkOutcome<T> Outcome(BulkState state, Exception? error = null) => new(Index, Item, state, error);
}

/// <summary>Rows that are written together.</summary>
/// <param name="Items">The rows.</param>
/// <param name="WasBegun">True when they were sent before, and it is not known how that ended.</param>
internal sealed record BulkChunk<T>(IReadOnlyList<BulkItem<T>> Items, bool WasBegun)
{
    public IEnumerable<BulkOutcome<T>> All(BulkState state, Exception? error = null) => Items.Select(item => item.Outcome(state, error));

    /// <summary>Those of which it is not known yet what became of them.</summary>
    public BulkChunk<T> Without(IReadOnlyList<BulkOutcome<T>> outcomes)
    {
        var known = outcomes.Select(static outcome => outcome.Index).ToHashSet();
        return this with { Items = [.. Items.Where(item => !known.Contains(item.Index))] };
    }

    public BulkChunk<T> First => this with { Items = [.. Items.Take(Items.Count / 2)] };

    public BulkChunk<T> Second => this with { Items = [.. Items.Skip(Items.Count / 2)] };
}
