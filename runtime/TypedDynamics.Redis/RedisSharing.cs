using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>What processes share through a Redis server. Thread-safe; one for a process.</summary>
/// <remarks>
/// Kept below <see cref="RedisSharingOptions.KeyPrefix"/>: <c>lock:</c> and <c>event:</c> (texts with a time to live), <c>running:</c> (a sorted set of requests under way by the end of their
/// lease), <c>pause:</c>, <c>tokens:</c>. All is told by the server's clock. While the server is away everything passes: each process then keeps its own limits.
/// </remarks>
public sealed class RedisSharing : IDataverseSharing, IEventDeliveries, IAsyncDisposable
{
    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(200);

    private readonly RedisSharingOptions _options;
    private readonly Server _server;
    private readonly Leases _leases;
    private readonly TimeProvider _clock;

    /// <param name="connect">Connects to the server, when it is first needed; closed with this object.</param>
    /// <param name="options">What is seldom set.</param>
    /// <param name="logs">Is told when the server is away, and when it is back.</param>
    /// <param name="clock">For waits and the renewal of leases; null for the system's.</param>
    public RedisSharing(Func<Task<ConnectionMultiplexer>> connect, RedisSharingOptions? options = null, ILoggerFactory? logs = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(connect);
        _options = (options ?? new()).Checked();
        _clock = clock ?? TimeProvider.System;
        var logger = logs?.CreateLogger("TypedDynamics.Redis") ?? (ILogger)NullLogger.Instance;
        _server = new(connect, _options.Patience, _clock, logger);
        _leases = new(_server, _options.Lease, _clock);
        if (!_options.SharesTokens) return;
        Tokens = new SharedTokenStore(new RedisCache(new RedisCacheOptions { ConnectionMultiplexerFactory = _server.ConnectAsync, InstanceName = $"{_options.KeyPrefix}tokens:" }), _server);
    }

    /// <inheritdoc/>
    public IDistributedCache? Tokens { get; }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        RedisKey key = $"{_options.KeyPrefix}lock:{name}";
        var claim = await ClaimTextAsync(key, cancellationToken).ConfigureAwait(false);
        return claim is { } value ? _leases.Add(Lease.OfText(key, value)) : Nothing.Held;
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> EnterAsync(string user, int mostAtOnce, TimeSpan longestPause, CancellationToken cancellationToken)
    {
        // The braces keep both on one node of a cluster.
        RedisKey running = $"{_options.KeyPrefix}running:{{{user}}}", pause = PauseOf(user);
        var member = Guid.NewGuid().ToString("N");
        for (var wait = s_shortestWait; ; wait = Longer(wait))
        {
            var answer = await _server.AskAsync(Scripts.Enter, [running, pause], [mostAtOnce, (long)_options.Lease.TotalMilliseconds, member, (long)longestPause.TotalMilliseconds], cancellationToken).ConfigureAwait(false);
            if (answer is not { } milliseconds) return Nothing.Held;
            if (milliseconds == Scripts.Entered) return _leases.Add(Lease.OfMember(running, member));
            await Task.Delay(milliseconds == Scripts.Full ? Around(wait) : TimeSpan.FromMilliseconds(milliseconds), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask PauseAsync(string user, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (pause.TotalMilliseconds < 1) return;
        await _server.AskAsync(Scripts.Pause, [PauseOf(user)], [(long)pause.TotalMilliseconds], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IEventClaim?> ClaimAsync(string delivery, CancellationToken cancellationToken)
    {
        RedisKey key = $"{_options.KeyPrefix}event:{delivery}";
        var claim = await ClaimTextAsync(key, cancellationToken).ConfigureAwait(false);
        if (claim == Scripts.HandledValue) return null;
        return new EventClaim(_server, key, _options.RememberFor, claim is { } value ? _leases.Add(Lease.OfText(key, value)) : Nothing.Held);
    }

    /// <summary>Gives back what this process holds, and closes the connection to the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leases.DisposeAsync().ConfigureAwait(false);
        (Tokens as IDisposable)?.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    // What the key holds from now on; null where the server is away.
    private async Task<string?> ClaimTextAsync(RedisKey key, CancellationToken cancellationToken)
    {
        var value = Guid.NewGuid().ToString("N");
        for (var wait = s_shortestWait; ; wait = Longer(wait))
        {
            var answer = await _server.AskAsync(Scripts.Claim, [key], [value, (long)_options.Lease.TotalMilliseconds], cancellationToken).ConfigureAwait(false);
            if (answer != Scripts.Full) return answer switch { null => null, Scripts.Handled => Scripts.HandledValue, _ => value };
            await Task.Delay(Around(wait), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private RedisKey PauseOf(string user) => $"{_options.KeyPrefix}pause:{{{user}}}";

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 is var longer && longer < s_longestWait ? longer : s_longestWait;

    // Not all at the same time.
    private static TimeSpan Around(TimeSpan wait) => wait * (0.5 + Random.Shared.NextDouble());
}
