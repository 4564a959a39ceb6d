using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.Generator.Asking;

/// <summary>Names of the user's code in one spelling: without escapes, comments and blanks, keywords with their <c>@</c>.</summary>
internal static class CSharpNames
{
    public static string Spell(SyntaxToken identifier) => Spell(identifier.ValueText);

    public static string Spell(NameSyntax name) =>
        string.Join(".", name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(Spell));

    /// <summary>A namespace that is given as text, keywords with or without their <c>@</c>; null when it is none.</summary>
    public static string? SpellNamespace(string text)
    {
        var parts = text.Split('.').Select(static part => part.StartsWith("@", StringComparison.Ordinal) ? part.Substring(1) : part).ToArray();
        return parts.All(SyntaxFacts.IsValidIdentifier) ? string.Join(".", parts.Select(Spell)) : null;
    }

    private static string Spell(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
