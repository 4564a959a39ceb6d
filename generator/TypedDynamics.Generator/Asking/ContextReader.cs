using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Asking;

/// <param name="Ask">Null when nothing can be generated for the context; <paramref name="Problems"/> says why.</param>
internal sealed record AskReading(ContextAsk? Ask, EquatableArray<Problem> Problems);

/// <summary>
/// Attribute syntax → ask, without the compiler's help: the attribute is known by its name, arguments are literals.
/// Binding it instead would cost at every keystroke.
/// </summary>
internal static class ContextReader
{
    private const string AttributeName = "DataverseContext";

    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        node is AttributeSyntax { Parent.Parent: ClassDeclarationSyntax or RecordDeclarationSyntax } attribute && IsOurName(attribute.Name);

    public static AskReading Read(GeneratorSyntaxContext context, CancellationToken cancellationToken) => Read((AttributeSyntax)context.Node);

    public static bool IsOurName(NameSyntax name)
    {
        var simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax aliased => aliased.Name,
            _ => name,
        };
        return simple is IdentifierNameSyntax { Identifier.ValueText: AttributeName or AttributeName + "Attribute" };
    }

    private static AskReading Read(AttributeSyntax attribute)
    {
        var type = (TypeDeclarationSyntax)attribute.Parent!.Parent!;
        var problems = new List<Problem>();
        if (ContextClass.WhyUnsuitable(type) is { } reason)
        {
            problems.Add(new Problem(Rules.UnsuitableClass.Id, reason, Span(type.Identifier)));
            return new AskReading(null, problems);
        }

        if (attribute.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp13 and var version })
        {
            problems.Add(new Problem(Rules.OldCompiler.Id, $"The generated code is C# 13, and this project is compiled as C# {version.ToDisplayString()}: remove its LangVersion, or set 13 or more", Span(attribute)));
            return new AskReading(null, problems);
        }

        var arguments = new AskArguments(problems);
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default) arguments.Add(argument);
        return new AskReading(arguments.ToAsk(type, Span(attribute)), problems);
    }

    public static SourceSpan Span(SyntaxNodeOrToken node)
    {
        var location = node.GetLocation()!;
        var lines = location.GetLineSpan();
        return new SourceSpan(
            lines.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }
}
