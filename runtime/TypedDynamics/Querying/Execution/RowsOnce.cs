using System.Runtime.CompilerServices;

namespace TypedDynamics.Querying.Execution;

/// <summary>Leaves out rows that came before, told by their keys.</summary>
internal sealed class RowsOnce<T>(IFetchedPages<T> pages) : IFetchedPages<T>
    where T : Entity
{
    private readonly HashSet<Guid> _seen = [];

    public bool HasMore => pages.HasMore;

    public NextPage? Next => pages.Next;

    public async IAsyncEnumerable<T> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false))
            if (_seen.Add(row.Id)) yield return row;
    }
}
