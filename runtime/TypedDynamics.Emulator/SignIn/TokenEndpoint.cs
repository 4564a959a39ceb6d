using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Gives tokens for secrets, assertions, codes, refresh tokens and device codes: <c>POST /{tenant}/oauth2/v2.0/token</c>.</summary>
internal sealed class TokenEndpoint(ClientAuthentication clients, Grants grants, TokenMint mint, TimeProvider clock)
{
    private const string OnBehalfOf = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";

    private static readonly string[] s_openIdScopes = ["openid", "profile", "offline_access", "email"];

    /// <param name="form">The request.</param>
    /// <param name="issuer">Who issues: the address of the tenant.</param>
    /// <returns>The body of the answer.</returns>
    /// <exception cref="SignInError">There is no token for that.</exception>
    public Dictionary<string, object> Answer(SignInForm form, string issuer)
    {
        var grantType = form.Require("grant_type");
        var isPublic = grantType is not ("client_credentials" or OnBehalfOf);
        var app = clients.Require(form, $"{issuer}/oauth2/v2.0/token", isPublic);
        return grantType switch
        {
            "client_credentials" => ForApp(app, form.Require("scope"), issuer),
            "authorization_code" => ForUser(Redeem(app, form, out var nonce), issuer, nonce),
            "refresh_token" => ForUser(Renew(app, form), issuer),
            // Microsoft's library leaves the prefix out.
            DeviceCode or "device_code" => ForUser(Poll(app, form), issuer),
            OnBehalfOf => ForUser(new(UserOf(form.Require("assertion")), app.ClientId, form.Require("scope")), issuer),
            _ => throw SignInError.UnknownGrant(grantType),
        };
    }

    /// <summary>A token for whatever runs on this machine, as its platform would give it.</summary>
    public string ForMachine(string clientId, string resource, string issuer) => Access(clientId, resource, issuer, user: null);

    private Dictionary<string, object> ForApp(EmulatorApp app, string scope, string issuer)
    {
        if (!scope.EndsWith("/.default", StringComparison.Ordinal)) throw SignInError.WrongScope(scope);
        return Body(Access(app.ClientId, ResourceOf(scope), issuer, user: null));
    }

    private Dictionary<string, object> ForUser(Grant grant, string issuer, string? nonce = null)
    {
        var scopes = grant.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = scopes.FirstOrDefault(static scope => !s_openIdScopes.Contains(scope)) ?? throw SignInError.WrongScope(grant.Scopes);
        var body = Body(Access(grant.ClientId, ResourceOf(asked), issuer, grant.User));
        body["scope"] = $"{ResourceOf(asked)}/user_impersonation";
        if (scopes.Contains("offline_access")) body["refresh_token"] = grants.AddRefreshToken(grant);
        if (scopes.Contains("openid")) body["id_token"] = Id(grant, issuer, nonce);
        body["client_info"] = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { uid = grant.User.Id.ToString("D"), utid = Identity.Tenant.ToString("D") }));
        return body;
    }

    private Grant Redeem(EmulatorApp app, SignInForm form, out string? nonce)
    {
        var code = grants.TakeCode(form.Require("code")) ?? throw SignInError.WrongCode("it is not known, or was redeemed before.");
        if (code.Grant.ClientId != app.ClientId) throw SignInError.WrongCode("it was made for another application.");
        if (code.EndsOn <= clock.GetUtcNow()) throw SignInError.WrongCode("it has expired.");
        if (form.Find("redirect_uri") != code.RedirectUri) throw SignInError.WrongCode("the redirect URI is not the one that it was sent to.");
        if (code.Challenge is { } challenge && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form.Find("code_verifier") ?? ""))) != challenge) throw SignInError.WrongVerifier();
        nonce = code.Nonce;
        return code.Grant;
    }

    private Grant Renew(EmulatorApp app, SignInForm form)
    {
        var grant = grants.FindRefreshToken(form.Require("refresh_token"));
        if (grant?.ClientId != app.ClientId) throw SignInError.WrongRefreshToken();
        return form.Find("scope") is { } scopes ? grant with { Scopes = scopes } : grant;
    }

    private Grant Poll(EmulatorApp app, SignInForm form)
    {
        var code = form.Require("device_code");
        var device = grants.FindDevice(code);
        if (device?.ClientId != app.ClientId) throw SignInError.WrongDeviceCode();
        if (device.EndsOn <= clock.GetUtcNow()) throw SignInError.DeviceCodeExpired();
        if (device.IsDeclined) throw SignInError.Declined();
        if (device.User is not { } user) throw SignInError.Pending();
        grants.RemoveDevice(code);
        return new(user, device.ClientId, device.Scopes);
    }

    private DirectoryUser UserOf(string token) =>
        mint.Recognize(token) is { } own && mint.IsGood(own) && TokenMint.UserOf(own) is { } id ? new(id, own.Text("name") ?? "") : throw new SignInError("invalid_grant", 50013, "The assertion is no good token of a user.");

    private string Access(string clientId, string resource, string issuer, DirectoryUser? user)
    {
        var claims = new Dictionary<string, object> { ["aud"] = resource, ["iss"] = issuer, ["tid"] = Identity.Tenant.ToString("D"), ["appid"] = clientId, ["ver"] = "1.0" };
        if (user is not null)
        {
            claims["oid"] = claims["sub"] = user.Id.ToString("D");
            claims["name"] = user.Name;
            claims["scp"] = "user_impersonation";
        }

        return mint.Make(claims, TokenMint.Lifetime);
    }

    private string Id(Grant grant, string issuer, string? nonce)
    {
        var id = grant.User.Id.ToString("D");
        var claims = new Dictionary<string, object> { ["aud"] = grant.ClientId, ["iss"] = $"{issuer}/v2.0", ["tid"] = Identity.Tenant.ToString("D"), ["oid"] = id, ["sub"] = id, ["name"] = grant.User.Name, ["preferred_username"] = grant.User.Name, ["ver"] = "2.0" };
        if (nonce is not null) claims["nonce"] = nonce;
        return mint.Make(claims, TokenMint.Lifetime);
    }

    private static Dictionary<string, object> Body(string token) => new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)TokenMint.Lifetime.TotalSeconds,
        ["ext_expires_in"] = (int)TokenMint.Lifetime.TotalSeconds,
        ["access_token"] = token,
    };

    // https://org.crm.dynamics.com/.default, https://org.crm.dynamics.com//user_impersonation
    private static string ResourceOf(string scope) =>
        scope.LastIndexOf('/') is > 8 and var end ? scope[..end].TrimEnd('/') : throw SignInError.WrongScope(scope);
}
