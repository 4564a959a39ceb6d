using System.Buffers.Text;
using System.Text.Json;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>A token of three parts: what its head and its claims say.</summary>
internal sealed class Jwt
{
    private readonly JsonElement _head;
    private readonly JsonElement _claims;

    private Jwt(JsonElement head, JsonElement claims, byte[] signature) => (_head, _claims, Signature) = (head, claims, signature);

    public byte[] Signature { get; }

    /// <summary>Null for what is no such token.</summary>
    public static Jwt? Read(string token)
    {
        if (token.Split('.') is not [var head, var claims, var signature]) return null;
        try
        {
            var read = new Jwt(Parse(head), Parse(claims), Base64Url.DecodeFromChars(signature));
            return read is { _head.ValueKind: JsonValueKind.Object, _claims.ValueKind: JsonValueKind.Object } ? read : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    public string? Head(string name) => TextOf(_head, name);

    public string? Text(string claim) => TextOf(_claims, claim);

    public long? Number(string claim) => _claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static string? TextOf(JsonElement part, string name) => part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Parse(string part)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return json.RootElement.Clone();
    }
}
