using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>A token of three parts: what its head and its claims say.</summary>
internal sealed class Jwt
{
    private readonly JsonElement _head;
    private readonly JsonElement _claims;

    private Jwt(string token, JsonElement head, JsonElement claims, byte[] signature) => (Token, _head, _claims, Signature) = (token, head, claims, signature);

    /// <summary>The whole of it.</summary>
    public string Token { get; }

    /// <summary>What is signed: all before the last dot.</summary>
    public byte[] Signed => Encoding.UTF8.GetBytes(Token[..Token.LastIndexOf('.')]);

    public byte[] Signature { get; }

    /// <summary>Null for what is no such token.</summary>
    public static Jwt? Read(string token)
    {
        if (token.Split('.') is not [var head, var claims, var signature]) return null;
        try
        {
            var read = new Jwt(token, Parse(head), Parse(claims), Base64Url.DecodeFromChars(signature));
            return read is { _head.ValueKind: JsonValueKind.Object, _claims.ValueKind: JsonValueKind.Object } ? read : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What it claims, whatever its head and signature are; null where that is no object.</summary>
    public static JsonElement? ClaimsOf(string token)
    {
        if (token.Split('.') is not [_, var claims, _]) return null;
        try
        {
            return Parse(claims) is { ValueKind: JsonValueKind.Object } read ? read : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The text behind a name; null for anything else.</summary>
    public static string? TextOf(JsonElement part, string name) => part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public string? Head(string name) => TextOf(_head, name);

    public string? Text(string claim) => TextOf(_claims, claim);

    public long? Number(string claim) => _claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static JsonElement Parse(string part)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return json.RootElement.Clone();
    }
}
