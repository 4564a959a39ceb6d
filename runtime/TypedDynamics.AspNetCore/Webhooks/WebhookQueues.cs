using Microsoft.Extensions.Hosting;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>The queues of all webhooks of a host, which end with it: what waits is handled first.</summary>
internal sealed class WebhookQueues : IHostedService
{
    private readonly List<WebhookQueue> _queues = [];
    private bool _isStarted;

    public WebhookQueue Add(WebhookQueue queue)
    {
        _queues.Add(queue);
        if (_isStarted) queue.Start();
        return queue;
    }

    /// <summary>Not before the host starts: what only builds it (a tool that reads its endpoints) handles nothing.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _isStarted = true;
        _queues.ForEach(static queue => queue.Start());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queues.Select(queue => queue.DrainAsync(cancellationToken)));
}
