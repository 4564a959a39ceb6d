namespace TypedDynamics.AspNetCore;

/// <summary>Handles an event.</summary>
/// <param name="happened">What the service tells.</param>
/// <param name="services">The services of this event: a scope of its own.</param>
/// <param name="cancellationToken">Ends when the host stops, not when the service stops waiting.</param>
public delegate Task WebhookHandler(DataverseEvent happened, IServiceProvider services, CancellationToken cancellationToken);
