using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>The pages of an answer whose lines are no entity's rows. A page is read whole: such answers are short.</summary>
/// <param name="send">Sends a request.</param>
/// <param name="road">How the pages are asked for.</param>
/// <param name="start">The position of the page to begin with; null for the first.</param>
internal sealed class AnswerPages(SendRequest send, QueryRoad road, string? start = null) : IFetchedPages<JsonElement>
{
    private bool _isBegun;

    public bool HasMore => !_isBegun || Next is not null;

    public NextPage? Next { get; private set; }

    public async IAsyncEnumerable<JsonElement> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Next?.Address ?? road.AddressOf(start);
        using var request = road.Ask(address);
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        var answer = await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        (_isBegun, Next) = (true, road.After(EndOf(answer)));
        if (Next?.Address == address) throw new MalformedResponseException("The link to the next page leads to the page itself.");
        foreach (var line in JsonAnswer.Lines(answer)) yield return line;
    }

    private static PageEnd EndOf(JsonElement answer) => new(Text(answer, WireNames.NextLink), Text(answer, WireNames.FetchCookie), Flag(answer, WireNames.MoreRecords));

    private static string? Text(JsonElement answer, string annotation) => answer.TryGetProperty("@" + annotation, out var value) ? value.GetString() : null;

    // Seen as a boolean and as the text of one.
    private static bool Flag(JsonElement answer, string annotation) =>
        answer.TryGetProperty("@" + annotation, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));
}
