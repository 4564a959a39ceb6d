using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>The identity service beside the organization, below <c>/{tenant}/</c>: OpenID discovery, sign-in pages, device codes and tokens, and the endpoint of a machine's own identity.</summary>
/// <param name="options">The applications, and the clock.</param>
/// <param name="users">Who may sign in.</param>
internal sealed partial class SignInFront(EmulatorOptions options, Func<IReadOnlyList<DirectoryUser>> users) : IDisposable
{
    private const string UserCodeLetters = "BCDFGHJKLMNPQRSTVWXYZ";

    private static readonly TimeSpan s_codeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_deviceLifetime = TimeSpan.FromMinutes(15);

    private readonly Grants _grants = new();
    private readonly ClientAuthentication _clients = new(options.Apps, options.Clock);
    private int _issued;

    /// <summary>Tells good tokens from others.</summary>
    public TokenMint Mint { get; } = new(options.Clock);

    /// <summary>How many tokens were given.</summary>
    public int Issued => _issued;

    private TokenEndpoint Tokens => new(_clients, _grants, Mint, options.Clock);

    public static bool StandsAt(string target) => Place().IsMatch(target);

    /// <summary>Ends a user's sign-ins: their refresh tokens are good no more.</summary>
    public void Revoke(Guid user) => _grants.Revoke(user);

    public async Task HandleAsync(HttpContext http, string target)
    {
        var place = Place().Match(target);
        var issuer = $"{http.Request.Scheme}://{http.Request.Host.Value}/{place.Groups["tenant"].Value}";
        try
        {
            await ((place.Groups["what"].Value, http.Request.Method) switch
            {
                ("/v2.0/.well-known/openid-configuration", "GET") => SendJsonAsync(http, Discovery(issuer)),
                ("/discovery/v2.0/keys", "GET") => SendJsonAsync(http, Mint.Keys()),
                ("/oauth2/v2.0/authorize", "GET") => ShowUsersAsync(http, target),
                ("/oauth2/v2.0/authorize", "POST") => SignInAsync(http, target),
                ("/oauth2/v2.0/devicecode", "POST") => BeginDeviceAsync(http, issuer),
                ("/oauth2/deviceauth", "GET") => SendPageAsync(http, SignInPages.Device(users(), SignInForm.OfQuery(target).Find("otc"))),
                ("/oauth2/deviceauth", "POST") => FinishDeviceAsync(http),
                ("/oauth2/v2.0/token", "POST") => GiveTokenAsync(http, issuer),
                ("", "GET") => GiveMachineTokenAsync(http, target, issuer),
                _ => RefuseMethodAsync(http),
            }).ConfigureAwait(false);
        }
        catch (SignInError e)
        {
            await SendJsonAsync(http, ErrorOf(e), e.Status).ConfigureAwait(false);
        }
    }

    public void Dispose() => Mint.Dispose();

    private static object Discovery(string issuer) => new
    {
        issuer = $"{issuer}/v2.0",
        authorization_endpoint = $"{issuer}/oauth2/v2.0/authorize",
        token_endpoint = $"{issuer}/oauth2/v2.0/token",
        device_authorization_endpoint = $"{issuer}/oauth2/v2.0/devicecode",
        jwks_uri = $"{issuer}/discovery/v2.0/keys",
        response_types_supported = new[] { "code" },
        response_modes_supported = new[] { "query", "form_post" },
        subject_types_supported = new[] { "pairwise" },
        scopes_supported = new[] { "openid", "profile", "email", "offline_access" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
        code_challenge_methods_supported = new[] { "S256" },
        token_endpoint_auth_methods_supported = new[] { "client_secret_post", "private_key_jwt" },
    };

    private Dictionary<string, object> ErrorOf(SignInError e)
    {
        var trace = Guid.NewGuid().ToString("D");
        var now = options.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            ["error"] = e.Error,
            ["error_description"] = $"AADSTS{e.Code}: {e.Message} Trace ID: {trace} Timestamp: {now}",
            ["error_codes"] = new[] { e.Code },
            ["timestamp"] = now,
            ["trace_id"] = trace,
            ["correlation_id"] = Guid.NewGuid().ToString("D"),
        };
    }

    private Task ShowUsersAsync(HttpContext http, string target)
    {
        var form = SignInForm.OfQuery(target);
        _ = RedirectOf(form);
        if (form.Find("response_type") != "code") throw new SignInError("unsupported_response_type", 70005, "Only response_type=code is supported.");
        return SendPageAsync(http, SignInPages.Users(users(), target, form.Require("client_id")));
    }

    private async Task SignInAsync(HttpContext http, string target)
    {
        var form = SignInForm.OfQuery(target);
        var redirect = RedirectOf(form);
        var chosen = (await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false)).Find("user");
        Dictionary<string, string?> answer = [];
        if (FindUser(chosen) is { } user)
        {
            var code = new PendingCode(new(user, form.Require("client_id"), form.Require("scope")), redirect, form.Find("code_challenge"), form.Find("nonce"), options.Clock.GetUtcNow() + s_codeLifetime);
            answer["code"] = _grants.Add(code);
        }
        else
        {
            answer["error"] = "access_denied";
            answer["error_description"] = "AADSTS65004: The user declined to consent to access the app.";
        }

        if (form.Find("state") is { } state) answer["state"] = state;
        if (form.Find("response_mode") == "form_post")
        {
            await SendPageAsync(http, SignInPages.Back(redirect, answer)).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = QueryHelpers.AddQueryString(redirect, answer);
    }

    private string RedirectOf(SignInForm form)
    {
        var app = _clients.Find(form.Require("client_id"));
        var redirect = form.Require("redirect_uri");
        var isKnown = options.Apps.Count == 0 || app.RedirectUris.Any(known => known.OriginalString.TrimEnd('/') == redirect.TrimEnd('/') || IsLoopback(known, redirect));
        return isKnown && Uri.TryCreate(redirect, UriKind.Absolute, out _) ? redirect : throw SignInError.WrongRedirect(redirect);
    }

    // Desktop applications listen on whichever port is free.
    private static bool IsLoopback(Uri known, string redirect) =>
        known is { Scheme: "http", Host: "localhost", IsDefaultPort: true } && Uri.TryCreate(redirect, UriKind.Absolute, out var address) && address is { Scheme: "http", Host: "localhost" } && address.AbsolutePath == known.AbsolutePath;

    private async Task BeginDeviceAsync(HttpContext http, string issuer)
    {
        var form = await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        var app = _clients.Find(form.Require("client_id"));
        var userCode = RandomNumberGenerator.GetString(UserCodeLetters, 9);
        var page = $"{issuer}/oauth2/deviceauth";
        var code = _grants.Add(new PendingDevice(app.ClientId, form.Require("scope"), userCode, options.Clock.GetUtcNow() + s_deviceLifetime));
        await SendJsonAsync(http, new
        {
            user_code = userCode,
            device_code = code,
            verification_uri = page,
            expires_in = (int)s_deviceLifetime.TotalSeconds,
            interval = 1,
            message = $"To sign in, use a web browser to open the page {page} and enter the code {userCode} to authenticate.",
        }).ConfigureAwait(false);
    }

    private async Task FinishDeviceAsync(HttpContext http)
    {
        var form = await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        if (_grants.FindDeviceOf(form.Find("otc") ?? "") is not { } device)
        {
            await SendPageAsync(http, SignInPages.Note("That code did not work", "Check it and try again."), HttpStatusCode.BadRequest).ConfigureAwait(false);
            return;
        }

        device.User = FindUser(form.Find("user"));
        device.IsDeclined = device.User is null;
        await SendPageAsync(http, SignInPages.Note("Done", "You can close this page.")).ConfigureAwait(false);
    }

    private async Task GiveTokenAsync(HttpContext http, string issuer)
    {
        var form = await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        var answer = Tokens.Answer(form, issuer);
        Interlocked.Increment(ref _issued);
        await SendJsonAsync(http, answer).ConfigureAwait(false);
    }

    // What App Service and its like offer to what runs on them: IDENTITY_ENDPOINT, and a header that pages of others cannot send.
    private Task GiveMachineTokenAsync(HttpContext http, string target, string issuer)
    {
        if (http.Request.Headers["X-IDENTITY-HEADER"].Count == 0 && http.Request.Headers["Metadata"] != "true") return SendJsonAsync(http, new { statusCode = 401, message = "The header X-IDENTITY-HEADER is missing." }, HttpStatusCode.Unauthorized);
        var form = SignInForm.OfQuery(target);
        if (form.Find("resource") is not { } resource) return SendJsonAsync(http, new { statusCode = 400, message = "The parameter resource is missing." }, HttpStatusCode.BadRequest);
        var client = form.Find("client_id") ?? Identity.User.ToString("D");
        Interlocked.Increment(ref _issued);
        return SendJsonAsync(http, new
        {
            access_token = Tokens.ForMachine(client, resource.TrimEnd('/'), issuer),
            expires_on = (options.Clock.GetUtcNow() + TokenMint.Lifetime).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            resource,
            token_type = "Bearer",
            client_id = client,
        });
    }

    private DirectoryUser? FindUser(string? id) => Guid.TryParse(id, out var key) ? users().FirstOrDefault(user => user.Id == key) : null;

    private static Task RefuseMethodAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private static Task SendPageAsync(HttpContext http, string page, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(http, Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", status);

    private static Task SendJsonAsync(HttpContext http, object body, HttpStatusCode status = HttpStatusCode.OK) => SendAsync(http, JsonSerializer.SerializeToUtf8Bytes(body), "application/json; charset=utf-8", status);

    private static async Task SendAsync(HttpContext http, byte[] body, string type, HttpStatusCode status)
    {
        http.Response.StatusCode = (int)status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store, no-cache";
        await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    [GeneratedRegex(@"^/(?:(?<tenant>[\w.-]+)(?<what>/v2\.0/\.well-known/openid-configuration|/discovery/v2\.0/keys|/oauth2/v2\.0/(?:authorize|token|devicecode)|/oauth2/deviceauth)|metadata/identity/oauth2/token)(?:\?|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
