namespace TypedDynamics.Emulator.Limits;

/// <summary>Chance that can be repeated: a number from 0 to 1 that follows from a seed and a count, whatever came in between.</summary>
internal static class Chance
{
    public static double Of(int seed, long count, int salt)
    {
        // SplitMix64: one step of a generator that stands at the count.
        var mixed = (ulong)((((long)seed * 31) + salt) * 1_000_003 + count) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
