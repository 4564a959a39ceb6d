using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>The Redis server, which may be away: that is told once, and once when it is back.</summary>
internal sealed class Server(Func<Task<ConnectionMultiplexer>> connect, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task<ConnectionMultiplexer>? _connection;
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
    public async Task<long?> AskAsync(string script, RedisKey[] keys, RedisValue[] values)
    {
        try
        {
            var connection = await ConnectAsync().ConfigureAwait(false);
            var answer = (long)await connection.GetDatabase().ScriptEvaluateAsync(script, keys, values).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _isAway, 0) == 1) RedisLog.Back(logger);
            return answer;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            if (Interlocked.Exchange(ref _isAway, 1) == 0) RedisLog.Away(logger, exception.GetType().Name);
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsCompletedSuccessfully: true } connection) await (await connection.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }
}
