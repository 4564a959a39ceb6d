using System.Collections;
using TypedDynamics.Querying.Model;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Reads on where an expanded collection came in pages: the size of pages holds for collections within rows too, and half a collection must
/// not pass for a whole one.
/// </summary>
internal sealed class RelatedPages(SendRequest send, QueryModel query)
{
    /// <summary>Completes the collections, those within their rows as well, and empties the list.</summary>
    public async Task FinishAsync(List<UnfinishedRows> unfinished, CancellationToken cancellationToken)
    {
        foreach (var rows in unfinished.ToArray())
            if (rows.Parent.FindRelated(rows.Member) is IList list) await AppendAsync(list, rows, cancellationToken).ConfigureAwait(false);
        unfinished.Clear();
    }

    private async Task AppendAsync(IList list, UnfinishedRows rows, CancellationToken cancellationToken)
    {
        for (var link = rows.NextLink; link is not null;)
        {
            using var request = QueryRequest.Create(link, query);
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = body.ConfigureAwait(false);
            using var page = new PageReader(body, rows.Shape);
            await foreach (var row in page.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (page.Unfinished.Count > 0) await FinishAsync(page.Unfinished, cancellationToken).ConfigureAwait(false);
                list.Add(row);
            }

            if (page.End.NextLink == link) throw new MalformedResponseException("The link to the next page leads to the page itself.");
            link = page.End.NextLink;
        }
    }
}
