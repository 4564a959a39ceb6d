using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>The Redis server, which may be away: that is told once, and once when it is back. What it does not answer in time is not waited for, and for a while nothing is asked.</summary>
internal sealed class Server(Func<Task<ConnectionMultiplexer>> connect, TimeSpan patience, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    // As long as a request may well wait for once.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connection;
    private long _awayUntil;
    private int _isAway;

    public async Task<IConnectionMultiplexer> ConnectAsync()
    {
        Task<ConnectionMultiplexer> connection;
        lock (_gate)
        {
            // One that failed is tried again.
            if (_connection is null or { IsFaulted: true } or { IsCanceled: true }) _connection = connect();
            connection = _connection;
        }

        return await connection.ConfigureAwait(false);
    }

    /// <returns>What the script returns; null where the server is away.</returns>
    public async Task<long?> AskAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) => (await TryAsync<long?>(
        async () => (long)await (await ConnectAsync().ConfigureAwait(false)).GetDatabase().ScriptEvaluateAsync(script, keys, values).ConfigureAwait(false),
        cancellationToken).ConfigureAwait(false));

    /// <returns>The answer; nothing where the server is away.</returns>
    public async Task<T?> TryAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        if (clock.GetTimestamp() < Interlocked.Read(ref _awayUntil)) return default;
        try
        {
            var answer = await ask().WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _isAway, 0) == 1) RedisLog.Back(logger);
            return answer;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            Interlocked.Exchange(ref _awayUntil, clock.GetTimestamp() + (long)(s_pause.TotalSeconds * clock.TimestampFrequency));
            if (Interlocked.Exchange(ref _isAway, 1) == 0) RedisLog.Away(logger, Describe(exception));
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsCompletedSuccessfully: true } connection) await (await connection.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    // What it says itself begins with a word in capitals: NOAUTH, WRONGPASS, CROSSSLOT. The rest may quote what was sent.
    private static string Describe(Exception exception) => exception switch
    {
        RedisConnectionException connection => $"{nameof(RedisConnectionException)}, {connection.FailureType}",
        RedisServerException server => $"{nameof(RedisServerException)}, {server.Message.Split(' ')[0]}",
        _ => exception.GetType().Name,
    };
}
