using System.Net;
using Polly;
using Polly.Retry;

namespace TypedDynamics.Http;

/// <summary>
/// Sends again what the service was too busy for, when it asks for that, and what got no answer, where sending it twice ends as sending it
/// once.
/// </summary>
internal sealed class Retry
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> s_request = new("request");
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeSpan _longestWait;
    private readonly TimeProvider _clock;

    public Retry(int retries, TimeSpan longestWait, TimeProvider clock)
    {
        (_longestWait, _clock) = (longestWait, clock);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = s_firstWait,
                MaxDelay = longestWait,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MaySendAgain(arguments.Outcome, arguments.Context)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? RetryAfter.Of(response, clock) : null),
                OnRetry = static arguments =>
                {
                    if (!IsRefusal(arguments.Outcome)) RequestOf(arguments.Context).NoteRepetition();
                    return ValueTask.CompletedTask;
                },
            });
        }

        _pipeline = builder.Build();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_request, request);
        try
        {
            return await _pipeline.ExecuteAsync(async tried => await next(Copy(request), tried.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool MaySendAgain(Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        if (context.CancellationToken.IsCancellationRequested) return false;
        if (outcome.Result is { } response && RetryAfter.Of(response, _clock) > _longestWait) return false;
        return IsRefusal(outcome) || (IsUnknown(outcome) && RequestOf(context).IsRepeatable());
    }

    private static HttpRequestMessage RequestOf(ResilienceContext context) => context.Properties.GetValue(s_request, null!);

    // Turned away before anything was done.
    private static bool IsRefusal(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        || outcome.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    // It may have been carried out.
    private static bool IsUnknown(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        || outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };

    // A request is sent once; its content can be read again.
    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content, Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        foreach (var (name, value) in request.Options) ((IDictionary<string, object?>)copy.Options)[name] = value;
        return copy;
    }
}
