using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Runs the handler for an event, once.</summary>
/// <param name="services">The host's.</param>
/// <param name="handler">The handler.</param>
/// <param name="deliveries">Who remember which events were handled: this process, then all.</param>
/// <param name="logger">Is told what failed.</param>
internal sealed class WebhookRun(IServiceProvider services, WebhookHandler handler, IReadOnlyList<IEventDeliveries> deliveries, ILogger logger)
{
    private readonly IServiceScopeFactory _scopes = services.GetRequiredService<IServiceScopeFactory>();
    private readonly CancellationToken _hostStops = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <returns>False where the handler threw.</returns>
    public async Task<bool> TryAsync(DataverseEvent happened, CancellationToken stopping = default)
    {
        try
        {
            await HandleOnceAsync(happened, 0, stopping.CanBeCanceled ? stopping : _hostStops).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            WebhookLog.Failed(logger, happened.MessageName, happened.PrimaryEntityName, happened.PrimaryEntityId, happened.CorrelationId, exception);
            return false;
        }
    }

    private async Task HandleOnceAsync(DataverseEvent happened, int asked, CancellationToken stopping)
    {
        // Without an id it cannot be known again.
        if (asked == deliveries.Count || happened.DeliveryId is not { } delivery)
        {
            await HandleAsync(happened, stopping).ConfigureAwait(false);
            return;
        }

        var claim = await deliveries[asked].ClaimAsync(delivery, stopping).ConfigureAwait(false);
        if (claim is null) return;
        await using var _ = claim.ConfigureAwait(false);
        await HandleOnceAsync(happened, asked + 1, stopping).ConfigureAwait(false);
        await claim.CompleteAsync().ConfigureAwait(false);
    }

    private async Task HandleAsync(DataverseEvent happened, CancellationToken stopping)
    {
        var scope = _scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        await handler(happened, scope.ServiceProvider, stopping).ConfigureAwait(false);
    }
}
