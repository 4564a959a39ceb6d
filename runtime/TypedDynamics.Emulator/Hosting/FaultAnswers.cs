using System.Net;
using System.Text;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Limits;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>What a client gets in place of the answer.</summary>
internal static class FaultAnswers
{
    private static readonly ServiceProtectionLimits s_limits = new();

    /// <summary>The answer in whose stead the request is not carried out; null when it is carried out.</summary>
    public static Answer? Instead(Fault fault, Preferences preferences) => fault.Kind switch
    {
        FaultKind.RequestLimit => ErrorJson.Of(LimitErrors.Requests(s_limits.Requests, s_limits.Window, fault.RetryAfter), preferences),
        FaultKind.ExecutionTimeLimit => ErrorJson.Of(LimitErrors.ExecutionTime(s_limits.ExecutionTime, s_limits.Window, fault.RetryAfter), preferences),
        FaultKind.ConcurrencyLimit => ErrorJson.Of(LimitErrors.ConcurrentRequests(s_limits.ConcurrentRequests, fault.RetryAfter), preferences),
        FaultKind.ServerBusy => ErrorJson.Of(LimitErrors.Busy(fault.RetryAfter), preferences),
        FaultKind.TokenExpired => ErrorJson.Of(LimitErrors.TokenExpired(), preferences),
        FaultKind.BadGateway => Page(HttpStatusCode.BadGateway),
        FaultKind.GatewayTimeout => Page(HttpStatusCode.GatewayTimeout),
        _ => null,
    };

    /// <summary>What the headers say of the budget beside such an answer.</summary>
    public static Admission Left(FaultKind kind) => new(
        kind == FaultKind.RequestLimit ? 0 : Admission.Unlimited.RequestsLeft,
        kind == FaultKind.ExecutionTimeLimit ? TimeSpan.Zero : Admission.Unlimited.TimeLeft);

    /// <summary>What becomes of the answer on its way.</summary>
    public static Answer Afterwards(DueFault due, Answer answer) => due.Fault.Kind switch
    {
        FaultKind.BadGatewayAfterCommit => Page(HttpStatusCode.BadGateway),
        FaultKind.GatewayTimeoutAfterCommit => Page(HttpStatusCode.GatewayTimeout),
        FaultKind.TruncatedBatch => answer with { Body = WithoutLastParts(answer.Body, due.Cut) },
        _ => answer,
    };

    // A gateway before the service answers for itself: a page, and no header of the service.
    private static Answer Page(HttpStatusCode status)
    {
        var title = status == HttpStatusCode.BadGateway ? "502 Bad Gateway" : "504 Gateway Time-out";
        return new(status, Encoding.ASCII.GetBytes($"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n"), "text/html") { IsOfGateway = true };
    }

    // Cut before a delimiter of a part, those of change sets included, so that one part is missing at least: of a batch of one, all.
    private static ReadOnlyMemory<byte> WithoutLastParts(ReadOnlyMemory<byte> body, double cut)
    {
        var starts = new List<int>();
        for (var at = 0; at < body.Length;)
        {
            var line = body.Span[at..];
            var end = line.IndexOf("\r\n"u8) is >= 0 and var found ? found : line.Length;
            line = line[..end];
            if ((line.StartsWith("--batchresponse_"u8) || line.StartsWith("--changesetresponse_"u8)) && !line.EndsWith("--"u8))
                starts.Add(at);
            at += end + 2;
        }

        return starts.Count == 0 ? body : body[..starts[Math.Min((int)(cut * (starts.Count - 1)) + 1, starts.Count - 1)]];
    }
}
