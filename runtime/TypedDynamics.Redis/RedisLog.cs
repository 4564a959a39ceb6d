using Microsoft.Extensions.Logging;

namespace TypedDynamics.Redis;

/// <summary>What sharing writes into the log: never what is shared, nor how the server is reached.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(EventId = 6001, EventName = "Away", Level = LogLevel.Warning, Message = "The Redis server is away ({Error}): this process keeps its own tokens, limits and events until it is back")]
    public static partial void Away(ILogger logger, string error);

    [LoggerMessage(EventId = 6002, EventName = "Back", Level = LogLevel.Information, Message = "The Redis server is back: tokens, limits and events are shared again")]
    public static partial void Back(ILogger logger);
}
