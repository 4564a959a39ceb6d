namespace TypedDynamics.Http;

/// <summary>The headers that the service wants on every request.</summary>
internal static class StandardHeaders
{
    public static Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var headers = request.Headers;
        if (headers.Accept.Count == 0) headers.Accept.Add(new("application/json"));
        if (!headers.Contains("OData-Version")) headers.TryAddWithoutValidation("OData-Version", "4.0");
        if (!headers.Contains("OData-MaxVersion")) headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        // The word itself: without it expanded rows may come from a cache of the service.
        if (!headers.Contains("If-None-Match")) headers.TryAddWithoutValidation("If-None-Match", "null");
        return next(request, cancellationToken);
    }
}
