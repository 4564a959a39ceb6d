namespace TypedDynamics.Querying.Execution;

/// <summary>The pages of a query, one after the other.</summary>
/// <typeparam name="TRow">What a row is.</typeparam>
internal interface IFetchedPages<out TRow>
{
    /// <summary>True until the last page was read.</summary>
    bool HasMore { get; }

    /// <summary>Where the page after the one that was read last is; null when that was the last.</summary>
    NextPage? Next { get; }

    /// <summary>The next page's rows.</summary>
    IAsyncEnumerable<TRow> ReadPageAsync(CancellationToken cancellationToken);
}
