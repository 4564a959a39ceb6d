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

    /// <summary>The token, where this mint has made it; null for any other text.</summary>
    public Jwt? Recognize(string token) => Jwt.Read(token) is { } read && read.Head("kid") == KeyId && Verify(read) ? read : null;

    /// <summary>True of a token of this mint that has neither ended nor was revoked.</summary>
    public bool IsGood(Jwt own) => !_revoked.ContainsKey(own.Token) && own.Number("exp") > clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The user whom a token of this mint is for; null for an application's.</summary>
    public static Guid? UserOf(Jwt own) => own.Text("scp") is not null && Guid.TryParse(own.Text("oid"), out var id) ? id : null;

    public void Revoke(string token) => _revoked[token] = true;

    /// <summary>The public key, for whoever checks signatures.</summary>
    public object Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = KeyId, alg = "RS256", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) } } };
    }

    public void Dispose() => _key.Dispose();

    // The key is not said to be safe for several threads.
    private bool Verify(Jwt read)
    {
        lock (_key) return _key.VerifyData(read.Signed, read.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private byte[] Sign(string text)
    {
        lock (_key) return _key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
