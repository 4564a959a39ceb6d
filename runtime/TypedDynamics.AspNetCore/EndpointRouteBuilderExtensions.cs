using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedDynamics.AspNetCore.Webhooks;

namespace TypedDynamics.AspNetCore;

/// <summary>Endpoints for what Dataverse sends.</summary>
public static class EndpointRouteBuilderExtensions
{
    /// <summary>Receives webhooks: <c>POST</c> of one event, as JSON.</summary>
    /// <remarks>
    /// Answered with 200 when the handler has ended (or the event waits, see <see cref="WebhookOptions.QueueCapacity"/>), 401 without a good key, 400, 408, 413 or 415 for a body that is
    /// malformed, slow, long or no JSON, 500 when the handler threw, 503 when too many wait. An event that is told again while the first is handled waits for that; when it was handled it is
    /// not handled again. One whose handler threw is. What is remembered is this process's, and that of any <see cref="IEventDeliveries"/> that is registered.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="handler">Handles each event.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public static IEndpointConventionBuilder MapDataverseWebhook(this IEndpointRouteBuilder endpoints, string pattern, WebhookHandler handler, Action<WebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(handler);
        var options = new WebhookOptions();
        configure?.Invoke(options);
        if (options.FindProblems().ToList() is { Count: > 0 } problems) throw new ArgumentException(string.Join(' ', problems), nameof(configure));
        var services = endpoints.ServiceProvider;
        var queues = services.GetService<WebhookQueues>() ?? throw new InvalidOperationException("Webhooks take services.AddDataverseWebhooks(): without it the host's log would hold their keys.");
        var clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("TypedDynamics.Webhooks");
        IEventDeliveries[] deliveries = [new RememberedDeliveries(options.RememberFor, options.RememberAtMost, clock), .. services.GetServices<IEventDeliveries>()];
        var run = new WebhookRun(services, handler, deliveries, logger);
        var queue = options.QueueCapacity is not null ? queues.Add(new(run, options, clock, logger)) : null;
        return endpoints.MapPost(pattern, new WebhookEndpoint(options, run, queue, clock, logger).HandleAsync);
    }

    /// <summary>Registers what webhooks need of the host: who handles what waits (<see cref="WebhookOptions.QueueCapacity"/>), and ends with it; and that its log leaves out the addresses of requests, where the keys stand.</summary>
    /// <remarks>The category <c>Microsoft.AspNetCore.Hosting.Diagnostics</c> is cut to warnings: the host writes the query of each request there. Loggers that take the place of the host's filters (Serilog's <c>UseSerilog</c>) and proxies in front are to be told the same, or the endpoint is registered with the authentication <c>HttpHeader</c>.</remarks>
    public static IServiceCollection AddDataverseWebhooks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        HostLog.LeaveOutAddresses(services);
        services.AddSingleton<WebhookQueues>();
        return services.AddHostedService(static provider => provider.GetRequiredService<WebhookQueues>());
    }
}
