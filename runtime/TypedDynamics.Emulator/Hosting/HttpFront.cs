using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>Takes HTTP requests apart and puts answers together; the same over a socket and in process.</summary>
internal sealed partial class HttpFront(Service service)
{
    private const int LongestAddress = 32 * 1024;

    public async Task HandleAsync(HttpContext http)
    {
        var request = http.Request;
        ResponseHeaders.WriteAlways(http.Response);
        var origin = $"{request.Scheme}://{request.Host.Value}";
        if (!HasToken(request))
        {
            ResponseHeaders.WriteChallenge(http.Response, origin);
            await SendAsync(http.Response, ErrorJson.Of(ODataErrors.Unauthorized(), Preferences.None)).ConfigureAwait(false);
            return;
        }

        // The target as it was sent: what is decoded too early could no longer be told from a delimiter.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
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
            ContentType = request.ContentType,
        };
        await SendAsync(http.Response, Dispatch.Run(call), call.Preferences).ConfigureAwait(false);
    }

    private static bool HasToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } authorization
        && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && authorization.AsSpan("Bearer ".Length).Trim().Length > 0;

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return default;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted).ConfigureAwait(false);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task SendAsync(HttpResponse response, Answer answer, Preferences? preferences = null)
    {
        response.StatusCode = (int)answer.Status;
        ResponseHeaders.Write(response, answer, preferences);
        if (answer.ContentType is null)
            return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^(/api/data/v(?:8\.[012]|9\.[012]))(?:/|\?|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ServiceRootPattern();
}
