using Microsoft.Extensions.Hosting;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>The queues of all webhooks of a host, which end with it: what waits is handled first.</summary>
internal sealed class WebhookQueues : IHostedService
{
    private readonly List<WebhookQueue> _queues = [];

    public WebhookQueue Add(WebhookQueue queue)
    {
        _queues.Add(queue);
        return queue;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queues.Select(queue => queue.DrainAsync(cancellationToken)));
}
