using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>One argument of the attribute: <c>account</c>, <c>new_*</c>, <c>account(name,revenue)</c>, <c>-activityparty</c>.</summary>
internal sealed record AskPattern
{
    /// <summary>As the user wrote it, for messages.</summary>
    public required string Text { get; init; }

    /// <summary>The part that names entities or operations: <c>*</c> is any text, <c>?</c> one character.</summary>
    public required string Name { get; init; }

    public bool IsExclusion { get; init; }

    /// <summary>Logical names of the columns and navigations to keep; null keeps all.</summary>
    public EquatableArray<string>? Columns { get; init; }

    public SourceSpan At { get; init; }

    public bool HasWildcard => Name.IndexOf('*') >= 0 || Name.IndexOf('?') >= 0;

    /// <summary>True when the name fits the pattern, whatever its case.</summary>
    public static bool Matches(string pattern, string name) => Matches(pattern, 0, name, 0);

    /// <summary>Reads a pattern; null, with what is wrong and how to mend it, when it is malformed.</summary>
    public static AskPattern? TryParse(string text, SourceSpan at, bool columnsAllowed, out string problem)
    {
        var name = text.Trim();
        var isExclusion = name.StartsWith("-", StringComparison.Ordinal);
        if (isExclusion) name = name.Substring(1).TrimStart();

        EquatableArray<string>? columns = null;
        var open = name.IndexOf('(');
        if (open >= 0)
        {
            problem = ProblemOfColumns(name, open, isExclusion, columnsAllowed);
            if (problem.Length > 0) return null;
            columns = Array.ConvertAll(name.Substring(open + 1, name.Length - open - 2).Split(','), static column => column.Trim());
            name = name.Substring(0, open).TrimEnd();
        }

        problem = ProblemOfName(name);
        if (problem.Length == 0 && columns is { } list)
        {
            foreach (var column in list)
            {
                if (problem.Length == 0) problem = ProblemOfName(column);
            }
        }

        return problem.Length > 0 ? null : new() { Text = text, Name = name, IsExclusion = isExclusion, Columns = columns, At = at };
    }

    private static string ProblemOfColumns(string name, int open, bool isExclusion, bool columnsAllowed)
    {
        if (!columnsAllowed) return "operations have no columns: write the name alone";
        if (isExclusion) return "what is left out takes no columns: write '-" + name.Substring(0, open).TrimEnd() + "'";
        return name.IndexOf(')') == name.Length - 1 ? "" : "the column list must end the pattern with one ')', as in 'account(name,revenue)'";
    }

    private static string ProblemOfName(string name)
    {
        if (name.Length == 0) return "a name is missing: write a logical name such as 'account', or a pattern such as 'new_*'";
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '*' or '?'))
                return $"'{c}' cannot stand in a name: use letters, digits, '_', '*' and '?'";
        }

        return "";
    }

    private static bool Matches(string pattern, int from, string name, int at)
    {
        for (; from < pattern.Length; from++, at++)
        {
            if (pattern[from] == '*')
            {
                for (var rest = at; rest <= name.Length; rest++)
                {
                    if (Matches(pattern, from + 1, name, rest)) return true;
                }

                return false;
            }

            if (at == name.Length) return false;
            if (pattern[from] != '?' && char.ToUpperInvariant(pattern[from]) != char.ToUpperInvariant(name[at])) return false;
        }

        return at == name.Length;
    }
}
