namespace TypedDynamics.Http;

/// <summary>
/// Gives each request an id that the service keeps beside its own (<c>x-ms-client-request-id</c>): where no answer comes, it is all that tells which request it was. It stands in the log, in spans, and in
/// <see cref="Exception.Data"/> of whatever goes wrong, by the header's name.
/// </summary>
internal static class ClientRequestId
{
    public const string Header = "x-ms-client-request-id";

    public static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        if (Of(request) is null) request.Headers.TryAddWithoutValidation(Header, Guid.NewGuid().ToString("D"));
        try
        {
            return await next(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            exception.Data[Header] = Of(request);
            throw;
        }
    }

    public static string? Of(HttpRequestMessage request) => request.Headers.NonValidated.TryGetValues(Header, out var values) ? values.ToString() : null;
}
