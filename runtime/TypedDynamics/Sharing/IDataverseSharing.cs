using Microsoft.Extensions.Caching.Distributed;

namespace TypedDynamics;

/// <summary>What several processes that work as the same users know of each other: tokens, and what the service allows each user.</summary>
/// <remarks>
/// Users are told apart by the org and <see cref="DataverseUser.Name"/>: processes that share give the same users the same names. Implementations are thread-safe, and where what they keep
/// things in cannot be reached they let everything pass with a warning: each process then keeps its own limits. The package <c>TypedDynamics.Redis</c> has one.
/// </remarks>
public interface IDataverseSharing
{
    /// <summary>Where tokens are kept for all processes; null to leave them to each.</summary>
    IDistributedCache? Tokens { get; }

    /// <summary>Waits until no other process does what the name stands for.</summary>
    /// <param name="name">Such as the getting of a user's token.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Lets the next one in when it is disposed.</returns>
    ValueTask<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken);

    /// <summary>Waits until a user may send one more request.</summary>
    /// <param name="user">The user.</param>
    /// <param name="mostAtOnce">How many requests of all processes run at once.</param>
    /// <param name="longestPause">A longer pause is not waited for: the service's error tells the caller of it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Ends the request when it is disposed.</returns>
    ValueTask<IAsyncDisposable> EnterAsync(string user, int mostAtOnce, TimeSpan longestPause, CancellationToken cancellationToken);

    /// <summary>Tells all processes that the service wants nothing from a user for a while. A shorter pause does not end a longer one.</summary>
    ValueTask PauseAsync(string user, TimeSpan pause, CancellationToken cancellationToken);
}
