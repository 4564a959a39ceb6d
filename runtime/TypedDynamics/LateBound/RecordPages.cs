using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;

namespace TypedDynamics.LateBound;

/// <summary>The pages of a FetchXML query whose rows are names and values.</summary>
internal sealed class RecordPages(DataverseConnection connection, QueryRoad road, string? start) : IFetchedPages<Record>
{
    private bool _isBegun;

    public bool HasMore => !_isBegun || Next is not null;

    public NextPage? Next { get; private set; }

    public async IAsyncEnumerable<Record> ReadPageAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await new RecordRequests(connection).GetAsync(Next?.Address ?? road.AddressOf(start), road.Preferences, cancellationToken).ConfigureAwait(false);
        (_isBegun, Next) = (true, road.After(new PageEnd(null, Text(answer, WireNames.FetchCookie), Flag(answer, WireNames.MoreRecords))));
        foreach (var row in RecordRequests.Rows(answer)) yield return row;
    }

    private static string? Text(JsonElement answer, string annotation) => answer.TryGetProperty("@" + annotation, out var value) ? value.GetString() : null;

    // Seen as a boolean and as the text of one.
    private static bool Flag(JsonElement answer, string annotation) =>
        answer.TryGetProperty("@" + annotation, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));
}
