using System.Diagnostics;
using TypedDynamics.Http;

namespace TypedDynamics.Diagnostics;

/// <summary>A span for each request, tries and waits included, named by OpenTelemetry's conventions for database and HTTP clients. Never a value, a body or a token.</summary>
internal sealed class Tracing(Uri serviceRoot, TimeProvider clock)
{
    /// <summary>What listeners ask for.</summary>
    public const string SourceName = "TypedDynamics";

    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>True when somebody listens: what only spans need is not worked out otherwise.</summary>
    public static bool IsWatched => s_source.HasListeners();

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        if (!IsWatched && !Measures.TakesDurations) return await next(request, cancellationToken).ConfigureAwait(false);
        var (method, place, start) = (request.Method.Method, PlaceOf(request.RequestUri), clock.GetTimestamp());
        using var span = Start(request, place);
        try
        {
            var response = await next(request, cancellationToken).ConfigureAwait(false);
            span?.SetTag("http.response.status_code", (int)response.StatusCode);
            Measures.Took(method, place, clock.GetElapsedTime(start), (int)response.StatusCode, error: null);
            return response;
        }
        catch (Exception exception)
        {
            if (span is not null) Describe(exception, span);
            Measures.Took(method, place, clock.GetElapsedTime(start), (int?)(exception as DataverseException)?.StatusCode, ErrorOf(exception));
            throw;
        }
    }

    private Activity? Start(HttpRequestMessage request, string place)
    {
        var span = s_source.StartActivity($"{request.Method.Method} {place}", ActivityKind.Client);
        if (span is null) return null;
        span.SetTag("db.system.name", "microsoft.dataverse");
        span.SetTag("db.collection.name", place);
        span.SetTag("http.request.method", request.Method.Method);
        span.SetTag("server.address", serviceRoot.Host);
        span.SetTag("server.port", serviceRoot.Port);
        if (QueryId.Find(request) is { } id) span.SetTag("dataverse.query.id", id);
        return span;
    }

    // A message may quote what was written: the code says enough.
    private static void Describe(Exception exception, Activity span)
    {
        if (exception is DataverseException refusal)
        {
            span.SetTag("http.response.status_code", (int)refusal.StatusCode);
            span.SetTag("db.response.status_code", refusal.Code);
            span.SetTag("dataverse.request.id", refusal.RequestId);
        }

        span.SetTag("error.type", ErrorOf(exception));
        span.SetStatus(ActivityStatusCode.Error);
    }

    private static string? ErrorOf(Exception exception) => exception is DataverseException { Code: { Length: > 0 } code } ? code : exception.GetType().FullName;

    // accounts(…)?$select=… is 'accounts': names of few, none of which is a value.
    private string PlaceOf(Uri? address)
    {
        var text = address is null ? "" : address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString;
        if (text.StartsWith(serviceRoot.AbsolutePath, StringComparison.Ordinal)) text = text[serviceRoot.AbsolutePath.Length..];
        var end = text.AsSpan().IndexOfAny("(/?");
        return end < 0 ? text : text[..end];
    }
}
