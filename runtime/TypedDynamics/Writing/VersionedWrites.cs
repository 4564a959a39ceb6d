using System.Net;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Writing;

/// <summary>Sends writes that demand the version that a row was read with. One whose answer got lost is not sent again blindly: the row tells whether it was carried out.</summary>
/// <param name="send">Sends a request.</param>
internal sealed class VersionedWrites(SendRequest send)
{
    private const string VersionMismatch = "0x80060882";
    private const int Tries = 5;

    /// <returns>The row's version afterwards, where it is known.</returns>
    /// <exception cref="ConcurrencyException">The row has another version.</exception>
    public async Task<string?> SendAsync(HttpRequestMessage request, EntityModel entity, string path, string version, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? (ReadOnlyMemory<byte>?)await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : null;
        for (var left = Tries; ; left--)
        {
            try
            {
                using var again = Copy(request);
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
                if (outcome.State == WriteState.Done) return outcome.Version;
                if (outcome.State == WriteState.Unclear) throw Unclear(exception, version, outcome.Version);
                if (left == 1) throw;
            }
        }
    }

    // The answer that got lost may have been a success: what happened since is another's.
    private static ConcurrencyException Unclear(Exception lost, string version, string? current) => new(
        new DataverseException(
            HttpStatusCode.PreconditionFailed,
            VersionMismatch,
            $"The answer to this write got lost, and the row was changed since it was read. It is not as this write wanted it; whether it was for a moment cannot be told. ({lost.Message})"),
        version,
        current);

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

    // A request is sent once.
    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
