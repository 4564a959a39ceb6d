using System.Text.Json;
using TypedDynamics.Writing;

namespace TypedDynamics.Metadata;

/// <summary>
/// Makes definitions exactly once. The client cannot choose their ids, and a second create of the same name is refused: when an answer got lost, the org is asked whether what was to be made is
/// there now, before anything is sent again.
/// </summary>
internal sealed class DefinitionCreation(MetadataRequests requests)
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);

    /// <param name="send">Sends the create.</param>
    /// <param name="find">Finds what it makes, as it is now: its outcome, or null where there is nothing.</param>
    /// <param name="what">What is made, for the message.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="UnclearOutcomeException">Something of that name is there that is not what was to be made, or nothing could be learned.</exception>
    public async Task<T> MakeAsync<T>(Func<CancellationToken, Task<T>> send, Func<CancellationToken, Task<Found<T>?>> find, string what, CancellationToken cancellationToken)
    {
        Exception? lost = null;
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await send(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (LostAnswer.Is(exception) && !cancellationToken.IsCancellationRequested)
            {
                lost = exception;
                if (await AskAsync(find, what, lost, cancellationToken).ConfigureAwait(false) is { } found) return Outcome(found, what, lost);
                if (tries >= requests.Connection.MaxRetries) throw;
            }
            catch (DataverseException) when (lost is not null && !cancellationToken.IsCancellationRequested)
            {
                // The service may have been at the try whose answer got lost when it was asked, and refuses the next one for it.
                if (await AskAsync(find, what, lost, cancellationToken).ConfigureAwait(false) is not { } found) throw;
                return Outcome(found, what, lost);
            }

            await Task.Delay(Wait(tries), requests.Connection.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a definition that has an id of its own.</summary>
    /// <param name="collection">Where it is made.</param>
    /// <param name="body">What it is to be.</param>
    /// <param name="address">Where it is once it is made; null where its name is not known.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task<Guid> MakeAsync(string collection, JsonElement body, string? address, string what, CancellationToken cancellationToken) => MakeAsync(
        token => requests.PostDefinitionAsync(collection, body, token),
        async token => address is null
            ? throw new UnclearOutcomeException($"The answer to the making of {what} got lost, and it has no SchemaName to look for. Look at {collection}, and make it again if it is not there.")
            : await requests.FindStrongAsync(address, token).ConfigureAwait(false) is { } there
                ? new Found<Guid>(there.GetProperty(nameof(MetadataBase.MetadataId)).GetGuid(), Containment.Holds(there, body))
                : (Found<Guid>?)null,
        what,
        cancellationToken);

    private static async Task<Found<T>?> AskAsync<T>(Func<CancellationToken, Task<Found<T>?>> find, string what, Exception lost, CancellationToken cancellationToken)
    {
        try
        {
            return await find(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not UnclearOutcomeException && !cancellationToken.IsCancellationRequested)
        {
            throw new UnclearOutcomeException($"The answer to the making of {what} got lost, and whether it is there could not be asked ({exception.Message}). Look for it, and make it again if it is not there. ({lost.Message})", lost);
        }
    }

    private static T Outcome<T>(Found<T> found, string what, Exception lost) => found.IsAsWanted
        ? found.Value
        : throw new UnclearOutcomeException($"The answer to the making of {what} got lost, and something of that name is there that differs from it: somebody else's, or this one changed since. Read it and decide. ({lost.Message})", lost);

    private TimeSpan Wait(int tries)
    {
        var wait = s_firstWait * (1 << Math.Min(tries, 10));
        return wait < requests.Connection.MaxRetryDelay ? wait : requests.Connection.MaxRetryDelay;
    }
}

/// <summary>What is there under the name of something that was to be made.</summary>
/// <param name="Value">What the create would have answered.</param>
/// <param name="IsAsWanted">Whether it is what was to be made.</param>
internal readonly record struct Found<T>(T Value, bool IsAsWanted);
