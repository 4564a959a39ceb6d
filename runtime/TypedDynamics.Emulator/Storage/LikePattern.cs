namespace TypedDynamics.Emulator.Storage;

/// <summary>SQL Server's <c>LIKE</c>: <c>%</c>, <c>_</c>, <c>[a-z]</c> and <c>[^a-z]</c>, without case.</summary>
internal static class LikePattern
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        // Backtracking to the latest % alone is enough: an earlier one can only have taken less.
        var (p, v, star, mark) = (0, 0, -1, 0);
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '%')
            {
                (star, mark) = (p++, v);
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, value[v]) is > 0 and var consumed)
            {
                p += consumed;
                v++;
            }
            else if (star >= 0)
            {
                (p, v) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '%')
            p++;
        return p == pattern.Length;
    }

    // The length of the pattern's element when it matches, else 0.
    private static int MatchesOne(ReadOnlySpan<char> pattern, int at, char value)
    {
        if (pattern[at] == '_')
            return 1;
        if (pattern[at] != '[' || pattern[(at + 1)..].IndexOf(']') is not (> 0 and var length))
            return Fold(pattern[at]) == Fold(value) ? 1 : 0;

        var set = pattern.Slice(at + 1, length);
        var isNegated = set[0] == '^' && set.Length > 1;
        return Contains(isNegated ? set[1..] : set, Fold(value)) != isNegated ? length + 2 : 0;
    }

    private static bool Contains(ReadOnlySpan<char> set, char value)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (value >= Fold(set[i]) && value <= Fold(set[i + 2]))
                    return true;
                i += 2;
            }
            else if (Fold(set[i]) == value)
            {
                return true;
            }
        }

        return false;
    }

    private static char Fold(char value) => char.ToLowerInvariant(value);
}
