using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>The pages of a query whose lines hold rows of several tables.</summary>
/// <param name="send">Sends a request.</param>
/// <param name="query">The query.</param>
/// <param name="make">Makes a line of its rows.</param>
/// <param name="start">The position of the page to begin with; null for the first.</param>
internal sealed class LinkedPages<TLine>(SendRequest send, QueryModel query, Func<Entity?[], TLine> make, string? start) : IFetchedPages<TLine>
{
    private readonly AnswerPages _pages = new(send, QueryRoad.Of(query), start);
    private readonly LinkedRows _rows = new(query);

    public bool HasMore => _pages.HasMore;

    public NextPage? Next => _pages.Next;

    public async IAsyncEnumerable<TLine> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in _pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) yield return make(_rows.Read(Require(line)));
    }

    private static JsonElement Require(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object ? line : throw new MalformedResponseException("A line of the answer is no JSON object.");
}
