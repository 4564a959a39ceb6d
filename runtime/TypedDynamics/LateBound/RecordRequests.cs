using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Serialization;

namespace TypedDynamics.LateBound;

/// <summary>Sends queries over tables that are known only at run time and reads their rows.</summary>
internal sealed class RecordRequests(DataverseConnection connection)
{
    public async IAsyncEnumerable<Record> StreamAsync(TableClauses clauses, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = clauses.Top ?? int.MaxValue;
        for (var link = clauses.ToUri(); link is not null;)
        {
            var (rows, next) = await ReadPageAsync(link, clauses, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
                if (--left == 0) yield break;
            }

            if (next == link) throw new MalformedResponseException("The link to the next page leads to the page itself.");
            link = next;
        }
    }

    public async Task<Page<Record>> PageAsync(TableClauses clauses, string? continuation, CancellationToken cancellationToken)
    {
        var limit = clauses.TopSpansPages ? clauses.Top : null;
        var start = continuation is null ? null : Continuation.Parse(continuation, limit);
        var rowsLeft = start is null ? limit : start.RowsLeft;
        var (rows, next) = await ReadPageAsync(start is null ? clauses.ToUri() : SkipToken.Add(start.Position, clauses.ToUri()), clauses, cancellationToken).ConfigureAwait(false);
        return rows.Count < (rowsLeft ?? int.MaxValue)
            ? new(rows, Continuation.Of(next is null ? null : new NextPage(next, SkipToken.Find(next)), rowsLeft - rows.Count))
            : new(rows.GetRange(0, rowsLeft!.Value), null);
    }

    private async Task<(List<Record> Rows, string? NextLink)> ReadPageAsync(string uri, TableClauses clauses, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(uri, PreferencesOf(clauses), cancellationToken).ConfigureAwait(false);
        var next = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("@" + WireNames.NextLink, out var link) ? link.GetString() : null;
        return (Rows(answer), next);
    }

    /// <exception cref="MalformedResponseException">The answer has no rows.</exception>
    private static List<Record> Rows(JsonElement answer) => [.. JsonAnswer.Lines(answer).Select(static row => new Record(row))];

    public async Task<Record> RowAsync(TableClauses clauses, string key, CancellationToken cancellationToken) =>
        new(await GetAsync(clauses.ToRowUri(key), PreferencesOf(clauses), cancellationToken).ConfigureAwait(false));

    /// <remarks>The service's own count ends at 5,000 without saying so; beyond that the rows are read page by page and counted.</remarks>
    public async Task<long> CountAsync(TableClauses clauses, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(clauses.ToCountUri(), UriKind.Relative));
        using var response = await connection.AskAsync(request, cancellationToken).ConfigureAwait(false);
        var text = (await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).Trim().Trim('\uFEFF');
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) throw new MalformedResponseException("The answer to a count is not a number.");
        if (count < QueryModel.RowsPerPageAtMost) return count;
        count = 0;
        await foreach (var _ in StreamAsync(clauses with { Top = null, PageSize = null, OrderBy = null, Expand = null, Annotations = null }, cancellationToken).ConfigureAwait(false)) count++;
        return count;
    }

    public static Preferences PreferencesOf(TableClauses clauses) => new()
    {
        MaxPageSize = clauses.Top is null || clauses.TopSpansPages ? clauses.PageSize : null,
        Annotations = clauses.Annotations is { } annotations ? [annotations] : [],
    };

    /// <summary>The answer, as JSON.</summary>
    public async Task<JsonElement> GetAsync(string uri, Preferences preferences, CancellationToken cancellationToken)
    {
        using var request = QueryRequest.Create(uri, preferences);
        using var response = await connection.AskAsync(request, cancellationToken).ConfigureAwait(false);
        return await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
