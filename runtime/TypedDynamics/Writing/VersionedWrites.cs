using System.Net;
using TypedDynamics.Emitted;
using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Writing;

/// <summary>Sends writes that demand the version that a row was read with. One whose answer got lost is not sent again blindly: the row tells whether it was carried out.</summary>
/// <param name="send">Sends a request.</param>
/// <param name="clock">Tells the waits between tries.</param>
internal sealed class VersionedWrites(SendRequest send, TimeProvider clock)
{
    private const string VersionMismatch = "0x80060882";
    private const int Tries = 5;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(8);

    /// <returns>The row's version afterwards, where it is known.</returns>
    /// <exception cref="ConcurrencyException">The row has another version.</exception>
    public async Task<string?> SendAsync(HttpRequestMessage request, EntityModel entity, string path, string version, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? (ReadOnlyMemory<byte>?)await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : null;
        var waits = new GrowingWait(s_longestWait);
        for (var left = Tries; ; left--)
        {
            try
            {
                using var again = Copy(request, body);
                using var response = await send(again, cancellationToken).ConfigureAwait(false);
                return response.Headers.ETag?.ToString();
            }
            catch (DataverseException refusal) when (refusal.Code == VersionMismatch)
            {
                throw new ConcurrencyException(refusal, version, await VersionOfAsync(entity, path, version, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception) when (LostAnswer.Is(exception) && !cancellationToken.IsCancellationRequested)
            {
                var outcome = await new OutcomeResolution(send).AskAsync(entity, path, version, body, cancellationToken).ConfigureAwait(false);
                // A delete wanted the row gone. A change that is there may be another's equal one: to count it as this one could lose an update.
                if (outcome.State == WriteState.Done && body is null) return null;
                if (outcome.State != WriteState.NotDone) throw Unclear(exception, version, outcome);
                if (left == 1) throw;
            }

            await Task.Delay(waits.Next(), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ConcurrencyException Unclear(Exception lost, string version, WriteOutcome outcome) => new(
        new DataverseException(
            HttpStatusCode.PreconditionFailed,
            VersionMismatch,
            $"The answer to this write got lost, and the row has another version now. {(outcome.State == WriteState.Done ? "It is as this write wanted it, by this write or by another's equal one" : "It is not as this write wanted it; whether it was for a moment cannot be told")}: read it and decide. ({lost.Message})"),
        version,
        outcome.Version);

    private async Task<string?> VersionOfAsync(EntityModel entity, string path, string version, CancellationToken cancellationToken)
    {
        try
        {
            return (await new OutcomeResolution(send).AskAsync(entity, path, version, null, cancellationToken).ConfigureAwait(false)).Version;
        }
        catch (DataverseException)
        {
            return null;
        }
    }

    // A request is sent once, and takes its content along.
    private static HttpRequestMessage Copy(HttpRequestMessage request, ReadOnlyMemory<byte>? body)
    {
        var path = request.RequestUri!.OriginalString;
        var copy = body is { } bytes ? WriteRequest.Create(request.Method, path, bytes) : WriteRequest.Create(request.Method, path);
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
