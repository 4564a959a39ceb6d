using System.Globalization;
using System.Net;

namespace TypedDynamics.Emulator.Answers;

/// <summary>The errors of a service that has had too much, or has had enough of a token.</summary>
internal static class LimitErrors
{
    public static ServiceError Requests(int limit, TimeSpan window, TimeSpan retryAfter) =>
        TooMany("0x80072322", string.Create(CultureInfo.InvariantCulture, $"Number of requests exceeded the limit of {limit} over time window of {window.TotalSeconds} seconds."), retryAfter);

    public static ServiceError ExecutionTime(TimeSpan limit, TimeSpan window, TimeSpan retryAfter) =>
        TooMany(
            "0x80072321",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Combined execution time of incoming requests exceeded limit of {limit.TotalMilliseconds:N0} milliseconds over time window of {window.TotalSeconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later."),
            retryAfter);

    public static ServiceError ConcurrentRequests(int limit, TimeSpan retryAfter) =>
        TooMany("0x80072326", $"Number of concurrent requests exceeded the limit of {limit}.", retryAfter);

    public static ServiceError Busy(TimeSpan retryAfter) =>
        new(HttpStatusCode.ServiceUnavailable, "0x8004A001", "The server is busy and the request was not completed. Try again later.") { RetryAfter = retryAfter };

    public static ServiceError TokenExpired() => new(HttpStatusCode.Unauthorized, "0x8005F101", "The access token has expired.");

    private static ServiceError TooMany(string code, string message, TimeSpan retryAfter) =>
        new(HttpStatusCode.TooManyRequests, code, message) { RetryAfter = retryAfter };
}
