namespace TypedDynamics.Writing.Batch;

/// <summary>What a batch carries out as one: a single request, or a change set.</summary>
internal sealed class BatchUnit(bool isChangeSet)
{
    public bool IsChangeSet => isChangeSet;

    public List<PendingRequest> Requests { get; } = [];

    /// <summary>The service's word that it was too busy for this part: nothing of it was done.</summary>
    public DataverseException? TurnedAway { get; set; }

    public bool IsAnswered => Requests.TrueForAll(static request => request.Answer.IsCompleted);
}
