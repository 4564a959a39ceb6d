using System.Net;
using Polly;
using Polly.Retry;

namespace TypedDynamics.Http;

/// <summary>How often a raw request is sent again, and when.</summary>
/// <param name="MaxRetries">Further tries.</param>
/// <param name="Delay">The wait before each.</param>
/// <param name="OnAllErrors">Whether 3xx and 4xx count as failures.</param>
/// <param name="IsExponential">A second, then twice as long each time, in place of the delay.</param>
internal sealed record RawRetryRules(int MaxRetries, TimeSpan Delay, bool OnAllErrors, bool IsExponential);

/// <summary>Sends raw requests again as they say themselves.</summary>
internal static class RawRetry
{
    private static readonly HttpRequestOptionsKey<RawRetryRules> s_key = new("TypedDynamics.RawRetry");

    public static void RetryBy(this HttpRequestMessage request, RawRetryRules rules) => request.Options.Set(s_key, rules);

    public static Policy By(TimeProvider clock) => async (request, next, cancellationToken) =>
    {
        if (!request.Options.TryGetValue(s_key, out var rules) || rules.MaxRetries == 0) return await next(request, cancellationToken).ConfigureAwait(false);
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = rules.MaxRetries,
                BackoffType = rules.IsExponential ? DelayBackoffType.Exponential : DelayBackoffType.Constant,
                Delay = rules.IsExponential ? TimeSpan.FromSeconds(1) : rules.Delay,
                ShouldHandle = arguments => ValueTask.FromResult(!arguments.Context.CancellationToken.IsCancellationRequested && IsFailure(arguments.Outcome, rules.OnAllErrors)),
            })
            .Build();
        return await pipeline.ExecuteAsync(async tried => await next(Retry.Copy(request), tried).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    };

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome, bool onAllErrors) =>
        outcome.Result?.StatusCode >= (onAllErrors ? HttpStatusCode.MultipleChoices : HttpStatusCode.InternalServerError)
        || outcome.Exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };
}
