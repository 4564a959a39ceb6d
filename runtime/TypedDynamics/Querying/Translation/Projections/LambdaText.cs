namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>The head of a lambda whose parameters' types are inferred: <c>x =></c>, <c>static (x, i) =></c>.</summary>
/// <remarks>One with written types may stand where the selector is not the lambda itself (as the body of another), and is not read.</remarks>
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
            if (NameAt(tokens, ++at) is not { } parameter) return null;
            parameters.Add(parameter);
            at++;
        }
        while (at < tokens.Count && tokens[at].Is(","));
        return at < tokens.Count && tokens[at].Is(")") && IsArrow(tokens, at + 1) ? new(parameters, at + 2) : null;
    }

    private static string? NameAt(List<CSharpToken> tokens, int at) => at < tokens.Count && tokens[at].IsName ? tokens[at].Text : null;

    private static bool IsArrow(List<CSharpToken> tokens, int at) => at < tokens.Count && tokens[at].Is("=>");
}
