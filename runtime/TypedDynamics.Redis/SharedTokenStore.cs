using Microsoft.Extensions.Caching.Distributed;

namespace TypedDynamics.Redis;

/// <summary>Where tokens lie. While the server is away there are none, and none are kept: each process has its own.</summary>
internal sealed class SharedTokenStore(IDistributedCache inner, Server server) : IDistributedCache, IDisposable
{
    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => server.TryAsync(() => inner.GetAsync(key, token), token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => RunAsync(() => inner.SetAsync(key, value, options, token), token);

    public void Refresh(string key) => RefreshAsync(key).GetAwaiter().GetResult();

    public Task RefreshAsync(string key, CancellationToken token = default) => RunAsync(() => inner.RefreshAsync(key, token), token);

    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    public Task RemoveAsync(string key, CancellationToken token = default) => RunAsync(() => inner.RemoveAsync(key, token), token);

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private Task RunAsync(Func<Task> act, CancellationToken token) => server.TryAsync(
        async () =>
        {
            await act().ConfigureAwait(false);
            return true;
        },
        token);
}
