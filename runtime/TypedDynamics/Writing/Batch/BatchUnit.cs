namespace TypedDynamics.Writing.Batch;

/// <summary>What a batch carries out as one: a single request, or a change set.</summary>
internal sealed class BatchUnit(bool isChangeSet)
{
    public bool IsChangeSet => isChangeSet;

    public List<PendingRequest> Requests { get; } = [];
}
