using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.CodeFixes;

/// <summary>A fix that puts one expression in the place of another.</summary>
public abstract class ReplacementFix : CodeFixProvider
{
    private readonly string _rule;
    private readonly string _title;

    private protected ReplacementFix(string rule, string title)
    {
        _rule = rule;
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [_rule];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax found || Replace(found) is not var (old, replacement)) continue;
            var document = context.Document.WithSyntaxRoot(root.ReplaceNode(old, replacement.WithTriviaFrom(old)));
            context.RegisterCodeFix(CodeAction.Create(_title, _ => Task.FromResult(document), equivalenceKey: GetType().Name), diagnostic);
        }
    }

    /// <summary>What goes, and what comes in its place; null when the fix does not fit.</summary>
    /// <param name="found">What the rule points at.</param>
    private protected abstract (ExpressionSyntax Old, ExpressionSyntax New)? Replace(ExpressionSyntax found);
}
