using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace TypedDynamics.AspNetCore.SignIns;

/// <summary>Sign-ins under way, each in an encrypted cookie of the browser that began it: any of several machines can end it, and several tabs do not disturb each other.</summary>
internal sealed class BegunSignIns(IDataProtectionProvider protection)
{
    private const string Prefix = ".TypedDynamics.SignIn.";
    private const int MostAtOnce = 5;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("TypedDynamics.SignIn").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, SignInRequest begun, string returnAddress)
    {
        var kept = JsonSerializer.Serialize(new BegunSignIn(begun.State, begun.Verifier, returnAddress), BegunSignInJson.Default.BegunSignIn);
        // One for each tab; those that were left behind would fill the headers of every request.
        foreach (var left in http.Request.Cookies.Keys.Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Skip(MostAtOnce - 1)) http.Response.Cookies.Delete(left, Cookie(http));
        http.Response.Cookies.Append(NameOf(begun.State), _protector.Protect(kept, s_lifetime), Cookie(http));
    }

    /// <returns>Null where this browser has begun no such sign-in, or too long ago. It is gone afterwards.</returns>
    public BegunSignIn? Take(HttpContext http, string state)
    {
        if (http.Request.Cookies[NameOf(state)] is not { } kept) return null;
        http.Response.Cookies.Delete(NameOf(state), Cookie(http));
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(kept), BegunSignInJson.Default.BegunSignIn);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Lax: it must come along when the identity service leads back.
    private static CookieOptions Cookie(HttpContext http) => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = s_lifetime };

    // The state is a secret of the browser; a name is told to logs sooner than a value.
    private static string NameOf(string state) => $"{Prefix}{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(state)).AsSpan(0, 8))}";
}

/// <summary>What is needed to end a sign-in.</summary>
internal sealed record BegunSignIn(string State, string Verifier, string ReturnAddress)
{
    /// <summary>Never a secret.</summary>
    public override string ToString() => ReturnAddress;
}

[JsonSerializable(typeof(BegunSignIn))]
internal sealed partial class BegunSignInJson : JsonSerializerContext;
