using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using TypedDynamics.Serialization;

namespace TypedDynamics.Changes;

/// <summary>Asks for one page of changes and reads it.</summary>
internal static class ChangeReading
{
    /// <exception cref="QueryNotSupportedException">The service does not track such a query.</exception>
    public static async Task<ChangePage<TResult>> ReadAsync<T, TResult>(QueryRunner runner, QueryModel query, Func<T, TResult> make, string? since, CancellationToken cancellationToken)
        where T : Entity, IEntity<T>
    {
        TrackedQuery.Require(query);
        var position = ChangePosition.Parse(since);
        using var request = QueryRequest.Create(position.AddTo(ODataWriter.Write(query)), Tracking(QueryRequest.PreferencesOf(query)));
        using var response = await position.ExpiringAsync(runner.SendAsync(request, cancellationToken)).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = body.ConfigureAwait(false);
        using var page = new PageReader(body, RowShape.Of(query));
        var (rows, deletions) = (new List<TResult>(), new List<DeletedRow>());
        await foreach (var row in page.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (row.Extras is { IsDeletion: true }) deletions.Add(Deletion.Of(row.AdditionalColumns));
            else rows.Add(make((T)row));
        }

        var (continuation, deltaToken) = position.After(page.End.NextLink, page.DeltaLink);
        return new(rows, deletions, continuation, deltaToken);
    }

    public static Preferences Tracking(Preferences preferences) => preferences with { TracksChanges = true };
}
