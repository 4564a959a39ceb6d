using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Runs the handler for an event, once.</summary>
internal sealed class WebhookRun(IServiceScopeFactory scopes, WebhookHandler handler, Deliveries deliveries, IHostApplicationLifetime host, ILogger logger)
{
    /// <returns>False where the handler threw.</returns>
    public async Task<bool> TryAsync(DataverseEvent happened, CancellationToken stopping = default)
    {
        try
        {
            // Without an id it cannot be known again.
            if (happened.OperationId == Guid.Empty) await HandleAsync(happened, stopping).ConfigureAwait(false);
            else await deliveries.OnceAsync($"{happened.OperationId:N}/{happened.StepId:N}/{happened.Stage}", () => HandleAsync(happened, stopping)).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            WebhookLog.Failed(logger, happened.MessageName, happened.PrimaryEntityName, happened.PrimaryEntityId, happened.CorrelationId, exception);
            return false;
        }
    }

    private async Task HandleAsync(DataverseEvent happened, CancellationToken stopping)
    {
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        await handler(happened, scope.ServiceProvider, stopping.CanBeCanceled ? stopping : host.ApplicationStopping).ConfigureAwait(false);
    }
}
