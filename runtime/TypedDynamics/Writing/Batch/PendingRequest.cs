namespace TypedDynamics.Writing.Batch;

/// <summary>A request that waits for its batch to be sent; its sender waits for the answer.</summary>
internal sealed class PendingRequest(HttpRequestMessage request)
{
    private readonly TaskCompletionSource<HttpResponseMessage> _answer = new();

    public HttpRequestMessage Request => request;

    public Task<HttpResponseMessage> Answer => _answer.Task;

    // Continuations run here and now, so that every item is settled when the sending of the batch ends.
    public void Settle(HttpResponseMessage answer) => _answer.SetResult(answer);

    public void Fail(Exception reason)
    {
        if (!_answer.Task.IsCompleted) _answer.TrySetException(reason);
    }
}
