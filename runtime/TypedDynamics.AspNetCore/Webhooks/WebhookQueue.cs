using System.Threading.Channels;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Events that were answered and wait to be handled, in their order, one at a time.</summary>
internal sealed class WebhookQueue
{
    private readonly Channel<DataverseEvent> _waiting;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _work;

    public WebhookQueue(WebhookRun run, int capacity)
    {
        _waiting = Channel.CreateBounded<DataverseEvent>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _work = Task.Run(() => WorkAsync(run));
    }

    public int Count => _waiting.Reader.Count;

    /// <returns>False where too many wait, or the host stops.</returns>
    public bool TryAdd(DataverseEvent happened) => _waiting.Writer.TryWrite(happened);

    /// <summary>Takes no more, and waits until all is handled.</summary>
    /// <param name="cancellationToken">Ends the patience: handlers are told to stop.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await using var _ = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _stopping).ConfigureAwait(false);
        await _work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WorkAsync(WebhookRun run)
    {
        await foreach (var happened in _waiting.Reader.ReadAllAsync().ConfigureAwait(false)) await run.TryAsync(happened, _stopping.Token).ConfigureAwait(false);
    }
}
