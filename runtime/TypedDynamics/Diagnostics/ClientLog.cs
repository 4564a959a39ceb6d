using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedDynamics.Diagnostics;

/// <summary>What the client writes into the log: methods, entity sets, statuses and ids; never values, the query of an address, bodies, tokens or secrets.</summary>
internal static partial class ClientLog
{
    private const string Category = "TypedDynamics";

    /// <summary>The logger of the client's category; one that writes nothing where there is no factory.</summary>
    public static ILogger From(ILoggerFactory? factory) => factory?.CreateLogger(Category) ?? NullLogger.Instance;

    [LoggerMessage(EventId = 1001, EventName = "Answered", Level = LogLevel.Debug, Message = "{Method} {Place} was answered with {Status} in {Milliseconds:0} ms (request {RequestId}, client {ClientRequestId}, query {QueryId})")]
    public static partial void Answered(ILogger logger, string method, string place, int status, double milliseconds, string? requestId, string? clientRequestId, string? queryId);

    [LoggerMessage(EventId = 1002, EventName = "Failed", Level = LogLevel.Warning, Message = "{Method} {Place} failed after {Milliseconds:0} ms: {Error} (request {RequestId}, client {ClientRequestId}, query {QueryId})")]
    public static partial void Failed(ILogger logger, string method, string place, double milliseconds, string? error, string? requestId, string? clientRequestId, string? queryId);

    [LoggerMessage(EventId = 1003, EventName = "SentAgain", Level = LogLevel.Information, Message = "{Method} {Place} is sent again in {Delay} (try {Try}): {Reason}")]
    public static partial void SentAgain(ILogger logger, string method, string place, TimeSpan delay, int @try, string reason);

    [LoggerMessage(EventId = 1004, EventName = "Throttled", Level = LogLevel.Warning, Message = "The service wants nothing from {User} for {Pause} (code {Code})")]
    public static partial void Throttled(ILogger logger, string user, TimeSpan pause, string? code);

    [LoggerMessage(EventId = 1005, EventName = "TokenGiven", Level = LogLevel.Debug, Message = "{User} has a token until {EndsOn} ({Credential})")]
    public static partial void TokenGiven(ILogger logger, string user, DateTimeOffset endsOn, string credential);

    [LoggerMessage(EventId = 1006, EventName = "TokenRefused", Level = LogLevel.Information, Message = "The service has turned away a token of {User}: another is asked for")]
    public static partial void TokenRefused(ILogger logger, string user);

    [LoggerMessage(EventId = 1009, EventName = "SharedTokensAway", Level = LogLevel.Warning, Message = "Where tokens are shared cannot be reached ({Error}): this process keeps its own")]
    public static partial void SharedTokensAway(ILogger logger, string error);

    [LoggerMessage(EventId = 1007, EventName = "CircuitOpened", Level = LogLevel.Error, Message = "Most of the latest requests failed: nothing is sent for {Pause}")]
    public static partial void CircuitOpened(ILogger logger, TimeSpan pause);

    [LoggerMessage(EventId = 1008, EventName = "CircuitClosed", Level = LogLevel.Information, Message = "Requests are sent again")]
    public static partial void CircuitClosed(ILogger logger);
}
