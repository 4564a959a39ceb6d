using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Emulator.SignIn;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>Takes HTTP requests apart and puts answers together; the same over a socket and in process.</summary>
internal sealed partial class HttpFront(Service service)
{
    private const int LongestAddress = 32 * 1024;

    public Task HandleAsync(HttpContext http)
    {
        // The target as it was sent: what is decoded too early could no longer be told from a delimiter.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return FaultControl.StandsAt(target) ? FaultControl.HandleAsync(http, service.Faults)
            : SignInFront.StandsAt(target) ? service.SignIn.HandleAsync(http, target)
            : AnswerAsync(http, target);
    }

    private async Task AnswerAsync(HttpContext http, string target)
    {
        var request = http.Request;
        ResponseHeaders.WriteAlways(http.Response);
        var origin = $"{request.Scheme}://{request.Host.Value}";
        var mint = service.SignIn.Mint;
        var token = BearerToken.Of(request);
        var own = token is null ? null : mint.Recognize(token);
        if (token is null || !(own is null ? service.TakesAnyToken : mint.IsGood(own)))
        {
            ResponseHeaders.WriteChallenge(http.Response, origin);
            await SendAsync(http.Response, ErrorJson.Of(ODataErrors.Unauthorized(), Preferences.None)).ConfigureAwait(false);
            return;
        }

        var root = ServiceRootPattern().Match(target);
        if (!root.Success || !Uri.TryCreate(origin + target, UriKind.Absolute, out var uri))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (uri.OriginalString.Length > LongestAddress)
        {
            await SendAsync(http.Response, ErrorJson.Of(ODataErrors.AddressTooLong(LongestAddress), Preferences.None)).ConfigureAwait(false);
            return;
        }

        var serviceRoot = origin + root.Groups[1].Value + "/";
        if (target.Length == root.Groups[1].Length)
            uri = new Uri(serviceRoot);
        var call = new Call(service, request.Method, serviceRoot, uri, Preferences.Read(request.Headers["Prefer"]), await ReadBodyAsync(http).ConfigureAwait(false))
        {
            IfNoneMatch = request.Headers.IfNoneMatch,
            IfMatch = request.Headers.IfMatch,
            WantsBareJson = BareJson.IsWanted(request.Headers.Accept),
            MergeLabels = bool.TryParse(request.Headers["MSCRM.MergeLabels"], out var merge) && merge,
            ContentType = request.ContentType,
            SignedIn = own is null ? null : TokenMint.UserOf(own) ?? service.UserOfApp(own.Text("appid")),
            Bypass = Bypass.Read(request.Headers["MSCRM.BypassCustomPluginExecution"], request.Headers["MSCRM.BypassBusinessLogicExecution"], request.Headers["MSCRM.BypassBusinessLogicExecutionStepIds"]),
            CorrelationId = Guid.TryParse(request.Headers["x-ms-correlation-request-id"], out var correlation) ? correlation : Guid.NewGuid(),
            CallerId = request.Headers["MSCRMCallerID"],
            CallerObjectId = request.Headers["CallerObjectId"],
            Transfer = new(request.Headers["x-ms-file-name"], request.Headers["x-ms-transfer-mode"], request.Headers.ContentRange, request.Headers.Range),
        };
        await AnswerAsync(http, call, token, origin).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext http, Call call, string token, string origin)
    {
        using var admission = service.Protection.Enter(BearerToken.UserOf(token));
        ResponseHeaders.WriteBudget(http.Response, admission);
        if (admission.Refusal is { } refusal)
        {
            await SendAsync(http.Response, ErrorJson.Of(refusal, call.Preferences)).ConfigureAwait(false);
            return;
        }

        var due = service.Faults.Take(call.Method, Uri.UnescapeDataString(call.Path));
        if (due?.Fault.Kind == FaultKind.Reset)
        {
            http.Abort();
            return;
        }

        if (due is not null && FaultAnswers.Instead(due.Fault, call.Preferences) is { } instead)
        {
            if (due.Fault.Kind == FaultKind.TokenExpired)
                ResponseHeaders.WriteChallenge(http.Response, origin);
            ResponseHeaders.WriteBudget(http.Response, FaultAnswers.Left(due.Fault.Kind));
            await SendAsync(http.Response, instead).ConfigureAwait(false);
            return;
        }

        var answer = Dispatch.Run(call);
        if (due is null)
            await SendAsync(http.Response, answer, call.Preferences).ConfigureAwait(false);
        else
            await PlayAsync(http, due, answer, call.Preferences).ConfigureAwait(false);
    }

    private async Task PlayAsync(HttpContext http, DueFault due, Answer answer, Preferences preferences)
    {
        switch (due.Fault.Kind)
        {
            case FaultKind.ResetAfterCommit:
            case FaultKind.TruncatedAnswer when answer.Body.IsEmpty:
                http.Abort();
                return;
            case FaultKind.SlowAnswer:
                await Task.Delay(due.Fault.Delay, service.Clock, http.RequestAborted).ConfigureAwait(false);
                break;
        }

        await SendAsync(http.Response, FaultAnswers.Afterwards(due, answer), preferences, isCut: due.Fault.Kind == FaultKind.TruncatedAnswer).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return default;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <param name="response">Where to.</param>
    /// <param name="answer">What.</param>
    /// <param name="preferences">What was asked for.</param>
    /// <param name="isCut">Whether the connection breaks off halfway through the body.</param>
    private static async Task SendAsync(HttpResponse response, Answer answer, Preferences? preferences = null, bool isCut = false)
    {
        response.StatusCode = (int)answer.Status;
        if (answer.IsOfGateway)
            response.Headers.Clear();
        else
            ResponseHeaders.Write(response, answer, preferences);
        if (answer.ContentType is null)
            return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        // A body that ends before its length closes the connection, and what was written still arrives; aborting it could discard that.
        var body = isCut ? answer.Body[..Math.Max(1, answer.Body.Length / 2)] : answer.Body;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^(/api/data/v(?:8\.[012]|9\.[012]))(?:/|\?|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ServiceRootPattern();
}
