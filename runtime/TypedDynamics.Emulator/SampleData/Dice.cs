using System.Security.Cryptography;
using System.Text;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>Numbers that look random and are the same in every run, on every machine.</summary>
internal static class Dice
{
    /// <summary>A number from 0 up to, but not including, <paramref name="below"/>.</summary>
    public static int Roll(string table, string what, int index, int below)
    {
        var hash = 2166136261u;
        foreach (var character in table)
            hash = (hash ^ character) * 16777619u;
        foreach (var character in what)
            hash = (hash ^ character) * 16777619u;
        hash = (hash ^ (uint)index) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x2c1b3c6du;
        hash ^= hash >> 12;
        return (int)(hash % (uint)below);
    }

    public static T Pick<T>(T[] from, string table, string what, int index) => from[Roll(table, what, index, from.Length)];

    /// <summary>The id of the sample row <paramref name="index"/> of a table.</summary>
    public static Guid Id(string table, int index) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{table}/{index}")).AsSpan(0, 16));
}
