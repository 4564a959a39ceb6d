using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using TypedDynamics.Diagnostics;

namespace TypedDynamics.Http;

/// <summary>
/// Sends again what the service was too busy for, when it asks for that, and what got no answer, where sending it twice ends as sending it
/// once.
/// </summary>
internal sealed class Retry
{
    private const int TokenRenewals = 2;

    private static readonly ResiliencePropertyKey<HttpRequestMessage> s_request = new("request");
    private static readonly ResiliencePropertyKey<int> s_renewals = new("renewals");
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly ServiceProtection _protection;
    private readonly TimeSpan _longestWait;
    private readonly TimeProvider _clock;

    public Retry(DataverseOptions options, ServiceProtection protection)
    {
        (_protection, _longestWait, _clock) = (protection, options.MaxRetryDelay, options.Clock);
        var (logger, serviceRoot) = (options.Logger, options.ServiceRoot);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Clock };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = s_firstWait,
                MaxDelay = options.MaxRetryDelay,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    MaySendAgain(arguments.Outcome, arguments.Context) || (IsUnauthorized(arguments.Outcome) && MayRenewToken(arguments.Context))),
                DelayGenerator = arguments => ValueTask.FromResult(
                    IsUnauthorized(arguments.Outcome) ? TimeSpan.Zero : arguments.Outcome.Result is { } response ? WaitFor(response) : null),
                OnRetry = arguments =>
                {
                    Measures.Retried(ReasonOf(arguments.Outcome));
                    var request = RequestOf(arguments.Context);
                    if (logger.IsEnabled(LogLevel.Information)) ClientLog.SentAgain(logger, request.Method.Method, RequestPlace.Of(serviceRoot, request.RequestUri), arguments.RetryDelay, arguments.AttemptNumber + 2, ReasonOf(arguments.Outcome));
                    if (IsUnauthorized(arguments.Outcome)) request.RefuseToken(arguments.Outcome.Result);
                    if (!IsRefusal(arguments.Outcome) && !IsUnauthorized(arguments.Outcome)) request.NoteRepetition();
                    return ValueTask.CompletedTask;
                },
            });
        }

        if (options.CircuitBreaker is { } breaker)
        {
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = breaker.FailureRatio,
                MinimumThroughput = breaker.MinimumRequests,
                SamplingDuration = breaker.Window,
                BreakDuration = breaker.Pause,
                ShouldHandle = static arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
                OnOpened = opened =>
                {
                    ClientLog.CircuitOpened(logger, opened.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    ClientLog.CircuitClosed(logger);
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
        catch (BrokenCircuitException exception)
        {
            throw new HttpRequestException("Most of the latest requests failed, so that nothing is sent for a while (DataverseOptions.CircuitBreaker). This request was not sent.", exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // Whatever else went wrong in between.
    private static bool MayRenewToken(ResilienceContext context)
    {
        var renewals = context.Properties.GetValue(s_renewals, 0) + 1;
        context.Properties.Set(s_renewals, renewals);
        return renewals <= TokenRenewals;
    }

    private bool MaySendAgain(Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        if (context.CancellationToken.IsCancellationRequested) return false;
        if (outcome.Result is { } response && WaitFor(response) > _longestWait) return false;
        return IsRefusal(outcome) || (IsUnknown(outcome) && RequestOf(context).IsRepeatable());
    }

    // Another user may be free sooner than the one who was turned away.
    private TimeSpan? WaitFor(HttpResponseMessage response) =>
        RetryAfter.Of(response, _clock) is not { } wait ? null
        : response.StatusCode == HttpStatusCode.TooManyRequests && _protection.ShortestPause is var pause && pause < wait ? pause : wait;

    private static HttpRequestMessage RequestOf(ResilienceContext context) => context.Properties.GetValue(s_request, null!);

    // Turned away before anything was done. A batch that stopped at a request which was turned away answers so, too: what stood before that was done.
    private static bool IsRefusal(Outcome<HttpResponseMessage> outcome) =>
        (outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } response && response.Content.Headers.ContentType?.MediaType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
        || (outcome.Exception is HttpRequestException exception && exception.IsRefusal());

    // It may have been carried out.
    private static bool IsUnknown(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
        || outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };

    // A token may end on its way: another is asked for.
    private static bool IsUnauthorized(Outcome<HttpResponseMessage> outcome) => outcome.Result?.StatusCode == HttpStatusCode.Unauthorized;

    private static string ReasonOf(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        { Exception: HttpRequestException } => "connection",
        _ => "timeout",
    };

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result?.StatusCode >= HttpStatusCode.InternalServerError || outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };

    // A request is sent once; its content can be read again.
    public static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content, Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        foreach (var (name, value) in request.Options) ((IDictionary<string, object?>)copy.Options)[name] = value;
        return copy;
    }
}
