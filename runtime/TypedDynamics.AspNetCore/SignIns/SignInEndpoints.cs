using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Leads a browser to the identity service and back.</summary>
internal sealed class SignInEndpoints(WebSignIn signIn, BegunSignIns begun, DataverseSignInOptions options, ILogger<SignInEndpoints> logger)
{
    public async Task BeginAsync(HttpContext http)
    {
        var request = await signIn.BeginAsync(http.Request.Query["loginHint"], http.RequestAborted).ConfigureAwait(false);
        begun.Keep(http, request, ReturnAddress.Of(http.Request.Query["returnUrl"]));
        http.Response.Redirect(request.Address.AbsoluteUri);
    }

    public async Task ComeBackAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (begun.Take(http, query["state"].ToString()) is not { } kept)
        {
            await RefuseAsync(http, "unknown_state").ConfigureAwait(false);
            return;
        }

        if (query["code"].ToString() is not { Length: > 0 } code)
        {
            await RefuseAsync(http, query["error"].ToString() is { Length: > 0 } error && error.All(static c => char.IsAsciiLetter(c) || c == '_') ? error : "no_code").ConfigureAwait(false);
            return;
        }

        try
        {
            var user = await signIn.RedeemAsync(new(options.RedirectUri!, kept.State, kept.Verifier), query["state"], code, http.RequestAborted).ConfigureAwait(false);
            await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignedInPrincipal.Of(user)).ConfigureAwait(false);
            http.Response.Redirect(kept.ReturnAddress);
        }
        catch (SignInException exception)
        {
            await RefuseAsync(http, exception.Code).ConfigureAwait(false);
        }
    }

    public async Task EndAsync(HttpContext http)
    {
        // The browser's part first: it must not depend on anybody else.
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false);
        http.Response.Redirect(http.Request.PathBase + options.SignedOutPath);
        if (SignedInPrincipal.AccountOf(http.User) is { } account) await signIn.SignOutAsync(account, http.RequestAborted).ConfigureAwait(false);
    }

    // The service's words may quote what was sent: its code says enough.
    private Task RefuseAsync(HttpContext http, string code)
    {
        SignInLog.Refused(logger, code);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync($"Signing in did not work ({code}). Begin again at {http.Request.PathBase}{options.SignInPath}.", http.RequestAborted);
    }
}
