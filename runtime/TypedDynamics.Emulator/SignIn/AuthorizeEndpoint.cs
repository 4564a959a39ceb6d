using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Lets a user sign in, and leads back with a code: <c>/{tenant}/oauth2/v2.0/authorize</c>.</summary>
internal sealed class AuthorizeEndpoint(EmulatorOptions options, ClientAuthentication clients, Directory directory, Grants grants)
{
    private static readonly TimeSpan s_codeLifetime = TimeSpan.FromMinutes(10);

    public Task ShowUsersAsync(HttpContext http, string target)
    {
        var form = SignInForm.OfQuery(target);
        _ = RedirectOf(form);
        if (form.Find("response_type") != "code") throw new SignInError("unsupported_response_type", 70005, "Only response_type=code is supported.");
        return http.SendPageAsync(SignInPages.Users(directory.Users, target, form.Require("client_id")));
    }

    public async Task SignInAsync(HttpContext http, string target)
    {
        var form = SignInForm.OfQuery(target);
        var redirect = RedirectOf(form);
        var chosen = (await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false)).Find("user");
        Dictionary<string, string?> answer = [];
        if (directory.Find(chosen) is { } user)
        {
            var code = new PendingCode(new(user, form.Require("client_id"), form.Require("scope")), redirect, form.Find("code_challenge"), form.Find("nonce"), options.Clock.GetUtcNow() + s_codeLifetime);
            answer["code"] = grants.Add(code);
        }
        else
        {
            answer["error"] = "access_denied";
            answer["error_description"] = "AADSTS65004: The user declined to consent to access the app.";
        }

        if (form.Find("state") is { } state) answer["state"] = state;
        if (form.Find("response_mode") == "form_post")
        {
            await http.SendPageAsync(SignInPages.Back(redirect, answer)).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = QueryHelpers.AddQueryString(redirect, answer);
    }

    private string RedirectOf(SignInForm form)
    {
        var app = clients.Find(form.Require("client_id"));
        var redirect = form.Require("redirect_uri");
        var isKnown = options.Apps.Count == 0 || app.RedirectUris.Any(known => known.OriginalString.TrimEnd('/') == redirect.TrimEnd('/') || IsLoopback(known, redirect));
        return isKnown && Uri.TryCreate(redirect, UriKind.Absolute, out _) ? redirect : throw SignInError.WrongRedirect(redirect);
    }

    // Desktop applications listen on whichever port is free.
    private static bool IsLoopback(Uri known, string redirect) =>
        known is { Scheme: "http", Host: "localhost", IsDefaultPort: true } && Uri.TryCreate(redirect, UriKind.Absolute, out var address) && address is { Scheme: "http", Host: "localhost" } && address.AbsolutePath == known.AbsolutePath;
}
