using System.Net;

namespace TypedDynamics.Tool.Output;

/// <summary>What went wrong, as it is told: never a stack trace, never a secret.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Message">What, and the mend.</param>
internal sealed record Failure(int ExitCode, string Message)
{
    /// <summary>The service's code, such as <c>0x80040220</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The status of the service's answer.</summary>
    public int? Status { get; init; }

    /// <summary>The id under which the service keeps the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Null where it is a fault of this tool, which has to show itself.</summary>
    public static Failure? From(Exception exception) => exception switch
    {
        ToolException tool => new(tool.ExitCode, tool.Message) { Code = (tool.InnerException as DataverseException)?.Code, Status = StatusOf(tool.InnerException), RequestId = (tool.InnerException as DataverseException)?.RequestId },
        DataverseException refusal => FromService(refusal),
        SignInException signIn => new(ExitCodes.SignedOut, signIn.Message) { Code = signIn.Code },
        OperationCanceledException { InnerException: TimeoutException } => new(ExitCodes.Service, "The service did not answer in time."),
        OperationCanceledException => new(ExitCodes.Cancelled, "Stopped."),
        HttpRequestException or HttpIOException => new(ExitCodes.Service, $"The service could not be reached, or broke off: {InnermostOf(exception)}"),
        MalformedResponseException malformed => new(ExitCodes.Service, malformed.Message),
        UnauthorizedAccessException or IOException => new(ExitCodes.LocalFiles, exception.Message),
        _ => null,
    };

    private static Failure FromService(DataverseException refusal)
    {
        var failure = refusal.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new Failure(ExitCodes.SignedOut, $"The service did not accept the sign-in: {refusal.Message} Run `{CommandPath.Name} login`, or mend the credential in the environment."),
            HttpStatusCode.Forbidden => new Failure(ExitCodes.SignedOut, $"The signed-in user may not do this: {refusal.Message}"),
            var status => new Failure(ExitCodes.Service, $"The service answered {(int)status}: {refusal.Message}"),
        };
        return failure with { Code = refusal.Code is { Length: > 0 } code ? code : null, Status = (int)refusal.StatusCode, RequestId = refusal.RequestId };
    }

    private static int? StatusOf(Exception? exception) => exception is DataverseException refusal ? (int)refusal.StatusCode : null;

    private static string InnermostOf(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception.Message;
    }
}
