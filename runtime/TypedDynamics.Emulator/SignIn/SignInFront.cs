using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>The identity service beside the organization, below <c>/{tenant}/</c>: OpenID discovery, sign-in pages, device codes and tokens, and the endpoint of a machine's own identity.</summary>
internal sealed partial class SignInFront : IDisposable
{
    private readonly EmulatorOptions _options;
    private readonly Grants _grants = new();
    private readonly AuthorizeEndpoint _authorize;
    private readonly DeviceEndpoint _devices;
    private readonly TokenEndpoint _tokens;
    private int _issued;

    /// <param name="options">The applications, and the clock.</param>
    /// <param name="users">Reads the users of the organization.</param>
    public SignInFront(EmulatorOptions options, Func<IReadOnlyList<DirectoryUser>> users)
    {
        var clients = new ClientAuthentication(options.Apps, options.Clock);
        var directory = new Directory(users);
        _options = options;
        Mint = new(options.Clock);
        _authorize = new(options, clients, directory, _grants);
        _devices = new(options, clients, directory, _grants);
        _tokens = new(clients, _grants, Mint, options.Clock);
    }

    /// <summary>Tells good tokens from others.</summary>
    public TokenMint Mint { get; }

    /// <summary>How many tokens were given.</summary>
    public int Issued => _issued;

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
                ("/v2.0/.well-known/openid-configuration", "GET") => http.SendJsonAsync(Discovery.Of(issuer)),
                ("/discovery/v2.0/keys", "GET") => http.SendJsonAsync(Mint.Keys()),
                ("/oauth2/v2.0/authorize", "GET") => _authorize.ShowUsersAsync(http, target),
                ("/oauth2/v2.0/authorize", "POST") => _authorize.SignInAsync(http, target),
                ("/oauth2/v2.0/devicecode", "POST") => _devices.BeginAsync(http, issuer),
                ("/oauth2/deviceauth", "GET") => _devices.ShowAsync(http, target),
                ("/oauth2/deviceauth", "POST") => _devices.FinishAsync(http),
                ("/oauth2/v2.0/token", "POST") => GiveTokenAsync(http, issuer),
                ("", "GET") => GiveMachineTokenAsync(http, target, issuer),
                _ => RefuseMethodAsync(http),
            }).ConfigureAwait(false);
        }
        catch (SignInError e)
        {
            await http.SendJsonAsync(e.ToJson(_options.Clock.GetUtcNow()), e.Status).ConfigureAwait(false);
        }
    }

    public void Dispose() => Mint.Dispose();

    private async Task GiveTokenAsync(HttpContext http, string issuer)
    {
        var form = await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        var answer = _tokens.Answer(form, issuer);
        Interlocked.Increment(ref _issued);
        await http.SendJsonAsync(answer).ConfigureAwait(false);
    }

    // What App Service and its like offer to what runs on them: IDENTITY_ENDPOINT, and a header that pages of others cannot send.
    private Task GiveMachineTokenAsync(HttpContext http, string target, string issuer)
    {
        if (http.Request.Headers["X-IDENTITY-HEADER"].Count == 0 && http.Request.Headers["Metadata"] != "true") return http.SendJsonAsync(new { statusCode = 401, message = "The header X-IDENTITY-HEADER is missing." }, HttpStatusCode.Unauthorized);
        var form = SignInForm.OfQuery(target);
        if (form.Find("resource") is not { } resource) return http.SendJsonAsync(new { statusCode = 400, message = "The parameter resource is missing." }, HttpStatusCode.BadRequest);
        var client = form.Find("client_id") ?? Identity.User.ToString("D");
        Interlocked.Increment(ref _issued);
        return http.SendJsonAsync(new
        {
            access_token = _tokens.ForMachine(client, resource.TrimEnd('/'), issuer),
            expires_on = (_options.Clock.GetUtcNow() + TokenMint.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            resource,
            token_type = "Bearer",
            client_id = client,
        });
    }

    private static Task RefuseMethodAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^/(?:(?<tenant>[\w.-]+)(?<what>/v2\.0/\.well-known/openid-configuration|/discovery/v2\.0/keys|/oauth2/v2\.0/(?:authorize|token|devicecode)|/oauth2/deviceauth)|metadata/identity/oauth2/token)(?:\?|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
