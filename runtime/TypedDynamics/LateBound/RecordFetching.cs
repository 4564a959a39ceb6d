using System.Runtime.CompilerServices;
using TypedDynamics.FetchXml;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Records;

namespace TypedDynamics.LateBound;

/// <summary>Makes queries of FetchXML that was written by hand, for rows of names and values.</summary>
internal static class RecordFetching
{
    /// <exception cref="FormatException">It names no table.</exception>
    /// <exception cref="ArgumentException">It is no name of an entity set.</exception>
    public static FetchQuery<Record> Query(DataverseConnection connection, string entitySet, Fetch fetch)
    {
        var set = ClauseText.EntitySet(entitySet);
        var isLimited = fetch.Top is not null;
        _ = fetch.Entity.Name;
        var asked = new FetchedColumns(fetch);
        return new(
            new(options => FetchRequest.Text(fetch, options.Start, options.PageSize), HasNumberedPages: true, isLimited, (options, start) => new RecordPages(new AnswerPages(
                connection.AskAsync,
                new FetchRoad(set, page => FetchRequest.Text(fetch, page, options.PageSize), options.Preferences(needsTables: false), fetch.MayRepeatRows),
                FetchRequest.StartOf(fetch, start)),
                asked)),
            FetchOptions.Of(connection, isLimited));
    }

    /// <summary>A view that is stored in the org.</summary>
    /// <exception cref="ArgumentException">It is no name of an entity set.</exception>
    public static FetchQuery<Record> View(DataverseConnection connection, string entitySet, string option, Guid id)
    {
        var set = ClauseText.EntitySet(entitySet);
        return new(
            new(_ => $"{set}?{option}={id:D}", HasNumberedPages: false, IsLimited: false, (options, start) => new RecordPages(new AnswerPages(
                connection.AskAsync,
                new ViewRoad(set, option, id, options.Preferences(needsTables: false) with { MaxPageSize = options.PageSize }),
                start),
                FetchedColumns.Unknown)),
            FetchOptions.Of(connection, isLimited: false));
    }

    private sealed class RecordPages(AnswerPages pages, FetchedColumns asked) : IFetchedPages<Record>
    {
        public bool HasMore => pages.HasMore;

        public NextPage? Next => pages.Next;

        public async IAsyncEnumerable<Record> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var row in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) yield return new Record(row, asked);
        }
    }
}
