using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Makes signed tokens, and tells its own from others.</summary>
internal sealed class TokenMint(TimeProvider clock) : IDisposable
{
    private const string KeyId = "emulator";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, bool> _revoked = [];

    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(3599);

    /// <summary>A token with these claims and the times around now.</summary>
    public string Make(Dictionary<string, object> claims, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        claims["iat"] = claims["nbf"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + lifetime).ToUnixTimeSeconds();
        claims["uti"] = Guid.NewGuid().ToString("N");
        var head = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { typ = "JWT", alg = "RS256", kid = KeyId }));
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        return $"{head}.{body}.{Base64Url.EncodeToString(Sign($"{head}.{body}"))}";
    }

    /// <summary>True of a token of this mint that has neither ended nor was revoked.</summary>
    /// <param name="token">The token.</param>
    /// <param name="orOthers">Whether those that are not of this mint are good, too.</param>
    public bool IsGood(string token, bool orOthers = false)
    {
        if (Jwt.Read(token) is not { } read || !IsOurs(read, token)) return orOthers;
        return !_revoked.ContainsKey(token) && read.Number("exp") > clock.GetUtcNow().ToUnixTimeSeconds();
    }

    /// <summary>The user whom a token of this mint is for; null for an application's, and for tokens of others.</summary>
    public Guid? UserOf(string token) => Jwt.Read(token) is { } read && IsOurs(read, token) && read.Text("scp") is not null && Guid.TryParse(read.Text("oid"), out var id) ? id : null;

    public void Revoke(string token) => _revoked[token] = true;

    /// <summary>The public key, for whoever checks signatures.</summary>
    public object Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = KeyId, alg = "RS256", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } };
    }

    public void Dispose() => _key.Dispose();

    private bool IsOurs(Jwt read, string token) =>
        read.Head("kid") == KeyId && _key.VerifyData(Encoding.UTF8.GetBytes(token[..token.LastIndexOf('.')]), read.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private byte[] Sign(string text)
    {
        lock (_key) return _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
