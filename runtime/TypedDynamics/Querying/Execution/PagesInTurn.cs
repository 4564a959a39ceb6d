using System.Runtime.CompilerServices;

namespace TypedDynamics.Querying.Execution;

/// <summary>The pages of several queries, one query after the other.</summary>
/// <param name="queries">Their pages.</param>
internal sealed class PagesInTurn<TRow>(IReadOnlyList<IFetchedPages<TRow>> queries) : IFetchedPages<TRow>
{
    private int _at;

    public bool HasMore => _at < queries.Count;

    public NextPage? Next => null;

    public async IAsyncEnumerable<TRow> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in queries[_at].ReadPageAsync(cancellationToken).ConfigureAwait(false)) yield return row;
        while (HasMore && !queries[_at].HasMore) _at++;
    }
}
