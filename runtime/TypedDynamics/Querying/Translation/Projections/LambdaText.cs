namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>The head of a lambda: <c>x =></c>, <c>static (x, i) =></c>, <c>(Account a) =></c>.</summary>
/// <param name="Parameters">Their names.</param>
/// <param name="Body">Where the body begins.</param>
internal sealed record LambdaText(IReadOnlyList<string> Parameters, int Body)
{
    /// <summary>The lambda that begins at that token; null when none does.</summary>
    public static LambdaText? At(List<CSharpToken> tokens, int start)
    {
        var at = start;
        if (NameAt(tokens, at) == "static") at++;
        if (NameAt(tokens, at) is { } single) return IsArrow(tokens, at + 1) ? new([single], at + 2) : null;
        if (at >= tokens.Count || !tokens[at].Is("(")) return null;
        var parameters = new List<string>();
        do
        {
            var last = EndOfParameter(tokens, ++at);
            if (last < at || NameAt(tokens, last) is not { } parameter) return null;
            parameters.Add(parameter);
            at = last + 1;
        }
        while (at < tokens.Count && tokens[at].Is(","));
        return at < tokens.Count && tokens[at].Is(")") && IsArrow(tokens, at + 1) ? new(parameters, at + 2) : null;
    }

    // A written type is names with dots between them; anything else (generics, tuples) leaves the selector unread.
    private static int EndOfParameter(List<CSharpToken> tokens, int at)
    {
        while (at < tokens.Count && (tokens[at].IsName || tokens[at].Is(".") || tokens[at].Is("::") || tokens[at].Is("?"))) at++;
        return at - 1;
    }

    private static string? NameAt(List<CSharpToken> tokens, int at) => at < tokens.Count && tokens[at].IsName ? tokens[at].Text : null;

    private static bool IsArrow(List<CSharpToken> tokens, int at) => at < tokens.Count && tokens[at].Is("=>");
}
