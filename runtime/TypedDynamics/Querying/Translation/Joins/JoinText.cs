using System.Collections.Immutable;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>
/// Works out from a selector's source text which columns of the rows of a line it reads. In query syntax the text is the body alone, in which the rows
/// have the names that the query gave them. What is not understood asks for all columns of all rows.
/// </summary>
internal static class JoinText
{
    /// <param name="text">The selector's text.</param>
    /// <param name="parameters">What its parameters stand for.</param>
    /// <param name="line">What the rows of a line are called where the text is the body alone.</param>
    public static void Read(string? text, ImmutableArray<ReadPart> parameters, ReadPart line)
    {
        if (text is null || CSharpLexer.Read(text) is not { } tokens)
        {
            line.AddAll();
            return;
        }

        var reader = new ProjectionReader(tokens);
        if (LambdaText.At(tokens, 0) is { } lambda && lambda.Parameters.Count == parameters.Length)
        {
            Binding? binding = null;
            for (var i = 0; i < parameters.Length; i++) binding = new(lambda.Parameters[i], parameters[i], binding);
            reader.Read(lambda.Body, tokens.Count, binding!);
            return;
        }

        // Without any of the names it is not a body, but something that gives a selector.
        var named = line.Members!.Aggregate(default(Binding), static (outer, row) => new(row.Key, row.Value, outer));
        if (named is not null && !IsClause(tokens) && reader.HasUse(0, tokens.Count, named)) reader.Read(0, tokens.Count, named);
        else line.AddAll();
    }

    /// <summary>The names by which a selector that does nothing but put its parameters together keeps them: <c>(a, c) => new { a, c }</c>; null for any other.</summary>
    public static IReadOnlyList<string>? NamesOf(string? text, int parameters)
    {
        if (text is null || CSharpLexer.Read(text) is not { } tokens || LambdaText.At(tokens, 0) is not { } lambda || lambda.Parameters.Count != parameters) return null;
        var body = string.Concat(tokens.Skip(lambda.Body).Select(static token => token.IsName && token.Text == "new" ? "new " : token.Text));
        return body == $"new {{{string.Join(',', lambda.Parameters)}}}" ? lambda.Parameters : null;
    }

    // The text of what the compiler makes of a clause that is not the last.
    private static bool IsClause(List<CSharpToken> tokens) => tokens is [{ IsName: true, Text: "join" or "from" or "let" }, { IsName: true }, ..];
}
