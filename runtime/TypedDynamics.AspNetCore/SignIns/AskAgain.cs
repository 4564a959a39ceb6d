using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Where a request finds that its user must sign in again: a page leads there, anything else is answered with 401.</summary>
internal sealed class AskAgain(RequestDelegate next, DataverseSignInOptions options, ILogger<AskAgain> logger)
{
    /// <summary>Whether a person waits for the answer: a program could do nothing with a page.</summary>
    public static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // Says that this browser was led to a sign-in a moment ago.
    private const string Asked = ".TypedDynamics.AskedAgain";

    private static readonly TimeSpan s_moment = TimeSpan.FromSeconds(30);

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
            if (IsPage(http.Request) && http.Request.Cookies.ContainsKey(Asked) && SignedInPrincipal.AccountOf(http.User) is not null) await GiveUpAsync(http, exception).ConfigureAwait(false);
            else if (IsPage(http.Request)) Lead(http);
            else http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    private void Lead(HttpContext http)
    {
        http.Response.Cookies.Append(Asked, "1", new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = s_moment });
        http.Response.Redirect(QueryHelpers.AddQueryString(http.Request.PathBase + options.SignInPath, "returnUrl", $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}"));
    }

    // Signed in a moment ago, and no token all the same: leading there again would never end.
    private static Task GiveUpAsync(HttpContext http, SignInException exception)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync($"Signing in does not help ({exception.Code}): a consent is missing, or several machines do not share the tokens of their users.", http.RequestAborted);
    }
}
