namespace TypedDynamics;

/// <summary>Which events were handled, by any process: so that one which the service tells again is handled once. Thread-safe.</summary>
public interface IEventDeliveries
{
    /// <summary>Claims an event. While another handles it, waits for what becomes of that.</summary>
    /// <param name="delivery">What the event is known by: <see cref="DataverseEvent.DeliveryId"/>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Null where it was handled: nothing is left to do.</returns>
    ValueTask<IEventClaim?> ClaimAsync(string delivery, CancellationToken cancellationToken);
}

/// <summary>The right to handle an event, until it is disposed.</summary>
public interface IEventClaim : IAsyncDisposable
{
    /// <summary>The event was handled. One whose claim is disposed without this may be claimed again.</summary>
    ValueTask CompleteAsync();
}
