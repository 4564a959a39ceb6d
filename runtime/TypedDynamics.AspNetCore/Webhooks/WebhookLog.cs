using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>What webhooks write into the log: names and ids, never keys nor bodies.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "A webhook request was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "The handler of {Message} of {Table} {RowId} failed (correlation {CorrelationId})")]
    public static partial void Failed(ILogger logger, string message, string table, Guid rowId, Guid correlationId, Exception exception);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Error, Message = "{Message} of {Table} {RowId} could not be handled in {Tries} tries: it lies in {File}")]
    public static partial void SetAside(ILogger logger, string message, string table, Guid rowId, int tries, string file);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Error, Message = "A file of the webhook's folder is no event: it lies in {File}")]
    public static partial void Unreadable(ILogger logger, string file);

    [LoggerMessage(EventId = 5006, Level = LogLevel.Error, Message = "An event could not be kept on disk: the service is asked to tell again")]
    public static partial void NotKept(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5007, Level = LogLevel.Error, Message = "An event cannot be taken from the webhook's folder: it may be handled again after a restart")]
    public static partial void NotRemoved(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "{Count} webhook events wait: the service is asked to tell again")]
    public static partial void Full(ILogger logger, int count);
}
