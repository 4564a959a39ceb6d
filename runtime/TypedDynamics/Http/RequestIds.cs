namespace TypedDynamics.Http;

/// <summary>What the service's support asks for: the id that the service gave a request.</summary>
internal static class RequestIds
{
    /// <returns>Null where the answer has none: it is not the service's.</returns>
    public static string? Of(HttpResponseMessage response) => Find(response, "x-ms-service-request-id") ?? Find(response, "REQ_ID");

    private static string? Find(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? string.Join(',', values) : null;
}
