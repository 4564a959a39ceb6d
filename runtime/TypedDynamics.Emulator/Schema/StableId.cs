using System.Security.Cryptography;
using System.Text;

namespace TypedDynamics.Emulator.Schema;

/// <summary>Ids of definitions that no document gives one: the same for the same names, in every run.</summary>
internal static class StableId
{
    public static Guid Of(params ReadOnlySpan<string> names)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', names.ToArray())));
        // Version and variant of an id that was made from a name.
        hash[7] = (byte)((hash[7] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16));
    }
}
