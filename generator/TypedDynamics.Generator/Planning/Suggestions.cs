namespace TypedDynamics.Generator.Planning;

/// <summary>"Did you mean": the names nearest to one that does not exist.</summary>
internal static class Suggestions
{
    /// <summary><c>. Did you mean 'account' or 'accountleads'?</c>, or nothing when no name is near.</summary>
    public static string For(string wanted, IEnumerable<string> names)
    {
        var near = new List<(int Distance, string Name)>();
        foreach (var name in names)
        {
            var distance = Distance(wanted, name);
            if (distance >= 0) near.Add((distance, name));
        }

        near.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance - b.Distance : string.CompareOrdinal(a.Name, b.Name));
        return near.Count switch
        {
            0 => "",
            1 => $". Did you mean '{near[0].Name}'?",
            2 => $". Did you mean '{near[0].Name}' or '{near[1].Name}'?",
            _ => $". Did you mean '{near[0].Name}', '{near[1].Name}' or '{near[2].Name}'?",
        };
    }

    // Edits that make one of the other, or -1 when they are too many. One that holds the other is near as well: a forgotten prefix or plural.
    private static int Distance(string wanted, string name)
    {
        var limit = Math.Max(1, wanted.Length / 3);
        if (Math.Abs(wanted.Length - name.Length) <= limit)
        {
            var edits = Edits(wanted, name);
            if (edits <= limit) return edits;
        }

        if (wanted.Length < 4) return -1;
        if (name.EndsWith("_" + wanted, StringComparison.OrdinalIgnoreCase)) return limit + 1;
        return wanted.StartsWith(name, StringComparison.OrdinalIgnoreCase) && name.Length >= 4 ? limit + 1 : -1;
    }

    // Insertions, deletions, replacements, and neighbours that changed places.
    private static int Edits(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) edits[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) edits[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) least = Math.Min(least, edits[i - 2, j - 2] + 1);
                edits[i, j] = least;
            }
        }

        return edits[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
