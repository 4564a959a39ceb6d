using System.Text.Json;
using TypedDynamics.LateBound;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;

namespace TypedDynamics.Changes;

/// <summary>Asks for one page of changes to a table that is known only at run time, and reads it.</summary>
internal static class ChangedRecords
{
    /// <exception cref="QueryNotSupportedException">The service does not track such a query.</exception>
    public static async Task<ChangePage<Record>> ReadAsync(RecordRequests requests, TableClauses clauses, string? since, CancellationToken cancellationToken)
    {
        TrackedQuery.Require(clauses);
        var position = ChangePosition.Parse(since);
        var answer = await position.ExpiringAsync(requests.GetAsync(
            position.AddTo(clauses.ToUri()),
            ChangeReading.Tracking(RecordRequests.PreferencesOf(clauses)),
            cancellationToken)).ConfigureAwait(false);
        var (rows, deletions) = (new List<Record>(), new List<DeletedRow>());
        foreach (var line in JsonAnswer.Lines(answer))
        {
            if (line.TryGetProperty(WireNames.Context, out var context) && context.GetString()?.EndsWith(WireNames.DeletedContext, StringComparison.Ordinal) == true)
                deletions.Add(Deletion.Of(line.EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value)));
            else
                rows.Add(new Record(line));
        }

        var (continuation, deltaToken) = position.After(Link(answer, "@" + WireNames.NextLink), Link(answer, WireNames.DeltaLink));
        return new(rows, deletions, continuation, deltaToken);
    }

    private static string? Link(JsonElement answer, string annotation) => answer.TryGetProperty(annotation, out var link) ? link.GetString() : null;
}
