using System.Runtime.InteropServices;

namespace TypedDynamics.Serialization;

/// <summary>A quick hash of a property's name.</summary>
internal static class NameHash
{
    public static int Of(ReadOnlySpan<byte> name)
    {
        const ulong prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)name.Length;
        for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..]) hash = (hash ^ MemoryMarshal.Read<ulong>(name)) * prime;
        foreach (var rest in name) hash = (hash ^ rest) * prime;
        return (int)(hash >> 33);
    }
}
