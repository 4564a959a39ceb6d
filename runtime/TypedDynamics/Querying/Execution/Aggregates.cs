using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>Asks for what is worked out of rows, one line a group; in parts where the service refuses so many rows and the query allows it.</summary>
internal sealed class Aggregates(SendRequest send)
{
    /// <exception cref="AggregateLimitException">There are too many rows, and the query is not to be asked in parts.</exception>
    public async Task<List<AnswerLine>> ReadAsync(QueryModel query, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (AggregateLimitException) when (query.Aggregation!.Partition is not null)
        {
            return await new PartitionedAggregates(this, query).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<List<AnswerLine>> AskAsync(QueryModel query, CancellationToken cancellationToken)
    {
        var lines = new List<AnswerLine>();
        var pages = new AnswerPages(send, QueryRoad.Of(query));
        while (pages.HasMore && !(lines.Count >= query.Top))
            await foreach (var line in pages.ReadPageAsync(cancellationToken).ConfigureAwait(false)) lines.Add(AnswerLine.Of(line));
        return query.Top < lines.Count ? lines.GetRange(0, query.Top.Value) : lines;
    }
}
