using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Whether a request brings what only the service knows.</summary>
internal sealed class WebhookKeys(WebhookOptions options)
{
    private readonly byte[][] _keys = [.. options.Keys.Select(HashOf)];
    private readonly (string Name, byte[] Value)[] _headers = [.. options.Headers.Select(static pair => (pair.Key, HashOf(pair.Value)))];
    private readonly (string Name, byte[] Value)[] _query = [.. options.Query.Select(static pair => (pair.Key, HashOf(pair.Value)))];

    public bool Open(HttpRequest request)
    {
        var isGood = _keys.Length == 0 || (request.Query["code"] is [{ } code] && IsOne(code));
        foreach (var (name, value) in _headers) isGood &= request.Headers[name] is [{ } given] && IsSame(value, given);
        foreach (var (name, value) in _query) isGood &= request.Query[name] is [{ } given] && IsSame(value, given);
        return isGood;
    }

    // All are compared, so that the time does not tell which was good.
    private bool IsOne(string given)
    {
        var isOne = false;
        foreach (var key in _keys) isOne |= IsSame(key, given);
        return isOne;
    }

    // Hashes are of one length, whatever was given.
    private static bool IsSame(byte[] known, string given) => CryptographicOperations.FixedTimeEquals(known, HashOf(given));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
