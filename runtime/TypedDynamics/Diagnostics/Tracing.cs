using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TypedDynamics.Http;

namespace TypedDynamics.Diagnostics;

/// <summary>A span, a measure and a line of the log for each request, tries and waits included, named by OpenTelemetry's conventions for database and HTTP clients. Never a value, a body or a token.</summary>
internal sealed class Tracing(Uri serviceRoot, TimeProvider clock, ILogger logger)
{
    /// <summary>What listeners ask for.</summary>
    public const string SourceName = "TypedDynamics";

    private static readonly ActivitySource s_source = new(SourceName);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        if (!s_source.HasListeners() && !Measures.TakesDurations && !logger.IsEnabled(LogLevel.Warning)) return await next(request, cancellationToken).ConfigureAwait(false);
        var (method, place, start) = (request.Method.Method, RequestPlace.Of(serviceRoot, request.RequestUri), clock.GetTimestamp());
        using var span = Start(request, place);
        try
        {
            Measures.Sends(request.Content?.Headers.ContentLength, place);
            var response = await next(request, cancellationToken).ConfigureAwait(false);
            span?.SetTag("http.response.status_code", (int)response.StatusCode);
            var time = clock.GetElapsedTime(start);
            Measures.Took(method, place, time, (int)response.StatusCode, error: null);
            if (logger.IsEnabled(LogLevel.Debug)) ClientLog.Answered(logger, method, place, (int)response.StatusCode, time.TotalMilliseconds, RequestIds.Of(response), ClientRequestId.Of(request), QueryId.Find(request));
            return response;
        }
        catch (Exception exception)
        {
            if (span is not null) Describe(exception, span);
            var time = clock.GetElapsedTime(start);
            Measures.Took(method, place, time, (int?)(exception as DataverseException)?.StatusCode, ErrorOf(exception));
            if (!cancellationToken.IsCancellationRequested) ClientLog.Failed(logger, method, place, time.TotalMilliseconds, ErrorOf(exception), (exception as DataverseException)?.RequestId, ClientRequestId.Of(request), QueryId.Find(request));
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
        span.SetTag("dataverse.client.request.id", ClientRequestId.Of(request));
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
}
