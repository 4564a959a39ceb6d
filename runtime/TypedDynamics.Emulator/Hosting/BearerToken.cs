using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TypedDynamics.Emulator.Hosting;

/// <summary>The token that a request brings. Nothing of it is checked: any token is good, and it may say who its user is.</summary>
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

    private static string? Claimed(string token)
    {
        if (token.Split('.') is not [_, var payload, _])
            return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.ValueKind != JsonValueKind.Object ? null : s_claims
                .Select(name => claims.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
                .FirstOrDefault(value => value is { Length: > 0 });
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
