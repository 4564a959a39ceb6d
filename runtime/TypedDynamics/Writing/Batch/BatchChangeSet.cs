using TypedDynamics.Writing.Batch;

namespace TypedDynamics;

/// <summary>Writes of a batch that are carried out all or none. Ids are made by the client, so that a row can point to one that the same set makes.</summary>
public sealed class BatchChangeSet : BatchRequests
{
    private readonly DataverseBatch _batch;
    private readonly BatchUnit _unit;

    internal BatchChangeSet(DataverseConnection connection, DataverseBatch batch, BatchUnit unit)
        : base(connection) =>
        (_batch, _unit) = (batch, unit);

    private protected override Task<HttpResponseMessage> EnqueueAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_batch.IsSent) return Connection.SendAsync(request, cancellationToken);
        if (_unit.Requests.Count == BatchSending.MostRequests) throw new InvalidOperationException($"A change set holds {BatchSending.MostRequests} requests at most, and cannot be split.");
        var pending = new PendingRequest(Connection.Marked(request));
        _unit.Requests.Add(pending);
        return pending.Answer;
    }
}
