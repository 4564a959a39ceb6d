using System.Runtime.CompilerServices;

namespace TypedDynamics.Querying.Execution;

/// <summary>Leaves out what came before, for results that rows which differ may share.</summary>
internal static class DistinctResults
{
    /// <param name="results">The results of all rows.</param>
    /// <param name="limit">How many to give at most: counted here, since the service would count rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<TResult> Of<TResult>(IAsyncEnumerable<TResult> results, int? limit, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<TResult>();
        await foreach (var result in results.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!seen.Add(result)) continue;
            yield return result;
            if (seen.Count == limit) yield break;
        }
    }
}
