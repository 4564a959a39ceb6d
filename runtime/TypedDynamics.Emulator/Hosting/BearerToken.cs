using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TypedDynamics.Emulator.SignIn;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>The token that a request brings, and whose budget it uses up. Nothing of it is checked here.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    // Who a token of Microsoft Entra ID is for: a user or service principal, else the application.
    private static readonly string[] s_claims = ["oid", "appid", "azp", "sub"];

    /// <summary>The text of the token; null when there is none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } authorization
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && authorization[Scheme.Length..].Trim() is { Length: > 0 } token
            ? token
            : null;

    /// <summary>Whom the token names; where it names nobody, a hash of it, so that no token is kept.</summary>
    public static string UserOf(string token) => Claimed(token) ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string? Claimed(string token) => Jwt.ClaimsOf(token) is { } claims
        ? s_claims.Select(name => Jwt.TextOf(claims, name)).FirstOrDefault(value => value is { Length: > 0 })
        : null;
}
