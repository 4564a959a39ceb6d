using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Where a request finds that its user must sign in again: a page leads there, anything else is answered with 401.</summary>
internal sealed class AskAgain(RequestDelegate next, DataverseSignInOptions options, ILogger<AskAgain> logger)
{
    /// <summary>Whether a person waits for the answer: a program could do nothing with a page.</summary>
    public static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (SignInException exception) when (exception.NeedsUser && !http.Response.HasStarted)
        {
            SignInLog.UserNeeded(logger, exception.Code);
            http.Response.Clear();
            if (IsPage(http.Request))
                http.Response.Redirect(QueryHelpers.AddQueryString(http.Request.PathBase + options.SignInPath, "returnUrl", $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}"));
            else
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }
}
