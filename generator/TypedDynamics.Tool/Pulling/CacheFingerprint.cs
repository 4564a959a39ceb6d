using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TypedDynamics.Tool.Pulling;

/// <summary>What tells the documents of one state of a cache from those of any other: a hash over their paths and bytes.</summary>
internal static class CacheFingerprint
{
    /// <summary>Of the files as they lie on disk.</summary>
    public static string Of(CacheFolder cache) =>
        Of((cache.Exists ? [CacheFolder.MetadataName] : Array.Empty<string>()).Concat(cache.Documents()), path => File.ReadAllBytes(Path.Combine(cache.Path, path)));

    /// <summary>Of documents, in whatever order they come.</summary>
    public static string Of(IEnumerable<string> paths, Func<string, byte[]> read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(path));
            Append(hash, read(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // With its length before it, no part can pass for the end of another.
    private static void Append(IncrementalHash hash, byte[] part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
