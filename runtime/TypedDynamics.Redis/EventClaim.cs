using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>The right to handle an event, in place of all processes.</summary>
internal sealed class EventClaim(Server server, RedisKey key, TimeSpan rememberFor, IAsyncDisposable lease) : IEventClaim
{
    public async ValueTask CompleteAsync() => await server.AskAsync(Scripts.Complete, [key], [(long)rememberFor.TotalMilliseconds], CancellationToken.None).ConfigureAwait(false);

    // What was handled is no longer this holder's value, and stays.
    public ValueTask DisposeAsync() => lease.DisposeAsync();
}
