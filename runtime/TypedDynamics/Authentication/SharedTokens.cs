using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using TypedDynamics.Diagnostics;

namespace TypedDynamics.Authentication;

/// <summary>Keeps the library's tokens where other processes find them, too.</summary>
/// <param name="cache">Where.</param>
/// <param name="logger">Is told where that cannot be reached: this process then keeps its tokens by itself.</param>
internal sealed class SharedTokens(IDistributedCache cache, ILogger logger)
{
    private const string Prefix = "TypedDynamics.Tokens/";

    // Refresh tokens live for ninety days at most without being used.
    private static readonly TimeSpan s_unused = TimeSpan.FromDays(90);

    public void Attach(ITokenCache tokens)
    {
        tokens.SetBeforeAccessAsync(access => TryAsync(ReadAsync, access));
        tokens.SetAfterAccessAsync(access => TryAsync(WriteAsync, access));
    }

    private async Task TryAsync(Func<TokenCacheNotificationArgs, Task> reach, TokenCacheNotificationArgs access)
    {
        try
        {
            await reach(access).ConfigureAwait(false);
        }
        catch (Exception exception) when (!access.CancellationToken.IsCancellationRequested)
        {
            ClientLog.SharedTokensAway(logger, exception.GetType().Name);
        }
    }

    private async Task ReadAsync(TokenCacheNotificationArgs access)
    {
        var kept = await cache.GetAsync(KeyOf(access), access.CancellationToken).ConfigureAwait(false);
        if (kept is not null) access.TokenCache.DeserializeMsalV3(kept, shouldClearExistingCache: true);
    }

    private async Task WriteAsync(TokenCacheNotificationArgs access)
    {
        if (!access.HasStateChanged) return;
        if (!access.HasTokens)
        {
            await cache.RemoveAsync(KeyOf(access), access.CancellationToken).ConfigureAwait(false);
            return;
        }

        // An application's tokens are worth nothing when they have ended; a user's can be renewed.
        var options = access.SuggestedCacheExpiry is { } end ? new DistributedCacheEntryOptions { AbsoluteExpiration = end } : new DistributedCacheEntryOptions { SlidingExpiration = s_unused };
        await cache.SetAsync(KeyOf(access), access.TokenCache.SerializeMsalV3(), options, access.CancellationToken).ConfigureAwait(false);
    }

    // An application where users sign in at a machine of theirs keeps them all in one place.
    private static string KeyOf(TokenCacheNotificationArgs access) => Prefix + (access.SuggestedCacheKey ?? $"{access.ClientId}/users");
}
