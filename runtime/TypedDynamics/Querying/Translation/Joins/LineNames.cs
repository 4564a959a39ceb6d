using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Projections;

namespace TypedDynamics.Querying.Translation.Joins;

/// <summary>What the rows of a line are called: in the query's text, and as aliases on the wire.</summary>
internal static class LineNames
{
    /// <summary>A name that a person wrote; null for one that the compiler made.</summary>
    public static string? Plain(string? name) => name is { Length: > 0 } && name.All(static letter => char.IsLetterOrDigit(letter) || letter == '_') ? name : null;

    /// <summary>The name in the text of a clause, <c>from c in a.Contacts</c>.</summary>
    public static string? OfClause(string? text) =>
        text is not null && CSharpLexer.Read(text) is [{ IsName: true, Text: "from" or "join" }, { IsName: true, Text: var name }, ..] ? name : null;

    /// <summary>An alias that nothing else in the query has: the name, where it will do.</summary>
    public static string Free(string? name, QueryModel query)
    {
        if (name is { Length: <= 32 } && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && char.IsAsciiLetter(name[0]) && !IsTaken(name)) return name;
        var i = query.Joins.Length + 1;
        while (IsTaken($"x{i}")) i++;
        return $"x{i}";

        bool IsTaken(string alias) => query.Entity.FindWireName(alias) is not null || query.Joins.Any(join => join.Table.Name == alias);
    }

    /// <summary>How what a selector makes keeps a line and a new row; null where it does more than put them together.</summary>
    public static LinePart? PartOf(string? text, LinePart line, LinePart row) =>
        JoinText.NamesOf(text, 2) is [var first, var second] ? LinePart.Of((first, line), (second, row))
        : OfClause(text) is not null ? LinePart.Of()
        : null;
}
