using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>What signing in writes into the log: codes of errors, never codes of sign-ins, states or who signs in.</summary>
internal static partial class SignInLog
{
    [LoggerMessage(EventId = 5101, EventName = "SignInRefused", Level = LogLevel.Warning, Message = "A sign-in did not come to its end: {Code}")]
    public static partial void Refused(ILogger logger, string code);

    [LoggerMessage(EventId = 5102, EventName = "UserNeeded", Level = LogLevel.Information, Message = "The user must sign in again ({Code})")]
    public static partial void UserNeeded(ILogger logger, string code);
}
