using System.Runtime.CompilerServices;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.FetchXml;

namespace TypedDynamics.LateBound;

/// <summary>Makes queries of FetchXML that was written by hand, for rows of names and values.</summary>
internal static class RecordFetching
{
    /// <exception cref="FormatException">It is not FetchXML.</exception>
    /// <exception cref="ArgumentException">It is no name of an entity set.</exception>
    public static FetchQuery<Record> Query(DataverseConnection connection, string entitySet, string fetchXml)
    {
        var set = ClauseText.EntitySet(entitySet);
        var document = FetchDocument.Parse(fetchXml);
        return new(document, FetchOptions.Of(connection, document), (what, options, start) => new RecordPages(new AnswerPages(
            connection.AskAsync,
            new FetchRoad(set, page => what.Write(page, options.PageSize), options.Preferences(needsTables: false)),
            start)));
    }

    private sealed class RecordPages(AnswerPages pages) : IFetchedPages<Record>
    {
        public bool HasMore => pages.HasMore;

        public NextPage? Next => pages.Next;

        public async IAsyncEnumerable<Record> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var row in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) yield return new Record(row);
        }
    }
}
