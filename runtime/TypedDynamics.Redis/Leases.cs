using System.Collections.Concurrent;

namespace TypedDynamics.Redis;

/// <summary>What this process holds, renewed while it lives.</summary>
internal sealed class Leases : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Held, bool> _held = new();
    private readonly Server _server;
    private readonly TimeSpan _lifetime;
    private readonly ITimer _timer;

    public Leases(Server server, TimeSpan lifetime, TimeProvider clock)
    {
        (_server, _lifetime) = (server, lifetime);
        // Two may be missed.
        _timer = clock.CreateTimer(_ => _ = RenewAsync(), null, lifetime / 3, lifetime / 3);
    }

    /// <returns>Gives it back when it is disposed.</returns>
    public IAsyncDisposable Add(Lease lease)
    {
        var held = new Held(this, lease);
        _held[held] = true;
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        foreach (var held in _held.Keys) await held.DisposeAsync().ConfigureAwait(false);
    }

    private Task RenewAsync() => Task.WhenAll(_held.Keys.Select(held => _server.AskAsync(held.Lease.Renewal, [held.Lease.Key], [held.Lease.Value, (long)_lifetime.TotalMilliseconds], CancellationToken.None)));

    private sealed class Held(Leases all, Lease lease) : IAsyncDisposable
    {
        public Lease Lease => lease;

        public async ValueTask DisposeAsync()
        {
            if (all._held.TryRemove(this, out _)) await all._server.AskAsync(lease.Removal, [lease.Key], [lease.Value], CancellationToken.None).ConfigureAwait(false);
        }
    }
}
