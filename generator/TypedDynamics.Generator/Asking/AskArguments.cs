using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Asking;

/// <summary>The arguments of one attribute, collected into an ask; what cannot be read becomes a problem.</summary>
internal sealed class AskArguments(List<Problem> problems)
{
    private readonly List<AskPattern> _entities = [];
    private List<AskPattern>? _operations;
    private string? _cache;
    private string? _namespace;
    private bool _namesEntities;

    public void Add(AttributeArgumentSyntax argument)
    {
        switch (argument.NameEquals?.Name.Identifier.ValueText)
        {
            case null:
                _namesEntities = true;
                AddPatterns(argument.Expression, _entities, columnsAllowed: true);
                break;
            case "Operations" when !argument.Expression.IsKind(SyntaxKind.NullLiteralExpression):
                AddPatterns(argument.Expression, _operations = [], columnsAllowed: false);
                break;
            case "Cache":
                _cache = Single(argument.Expression);
                break;
            case "Namespace":
                _namespace = Single(argument.Expression);
                RequireNamespace(argument.Expression);
                break;
        }
    }

    public ContextAsk? ToAsk(TypeDeclarationSyntax type, SourceSpan at)
    {
        // An ask without patterns means everything, which is not what a misspelt pattern means.
        if (_namesEntities && _entities.Count == 0 && problems.Count > 0) return null;
        return new ContextAsk
        {
            Namespace = ContextClass.NamespaceOf(type),
            TypeName = CSharpNames.Spell(type.Identifier),
            EntityNamespace = _namespace,
            Cache = _cache,
            Entities = _entities,
            Operations = _operations is null ? default(EquatableArray<AskPattern>?) : _operations,
            At = at,
        };
    }

    private void AddPatterns(ExpressionSyntax expression, List<AskPattern> patterns, bool columnsAllowed)
    {
        foreach (var item in Literals.Items(expression))
        {
            if (Read(item) is not { } text) continue;
            var at = ContextReader.Span(item);
            if (AskPattern.TryParse(text, at, columnsAllowed, out var problem) is { } pattern) patterns.Add(pattern);
            else problems.Add(new Problem(Rules.MalformedPattern.Id, $"'{text}' is not a pattern: {problem}", at));
        }
    }

    private string? Single(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression) ? null : Read(expression);

    private string? Read(ExpressionSyntax expression)
    {
        var text = Literals.Text(expression);
        if (text is null)
        {
            problems.Add(new Problem(
                Rules.NotLiteral.Id,
                $"'{expression}' is not a string literal: write the text itself, since the attribute is read without looking up what names stand for",
                ContextReader.Span(expression)));
        }

        return text;
    }

    private void RequireNamespace(ExpressionSyntax expression)
    {
        if (_namespace is not { } written) return;
        _namespace = CSharpNames.SpellNamespace(written);
        if (_namespace is null) problems.Add(new Problem(Rules.MalformedPattern.Id, $"'{written}' is not a namespace: write identifiers joined by dots", ContextReader.Span(expression)));
    }
}
