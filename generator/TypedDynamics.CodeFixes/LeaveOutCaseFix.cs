using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.CodeFixes;

/// <summary><c>x.Name.ToLower()</c> → <c>x.Name</c>: the service compares texts without regard to case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LeaveOutCaseFix() : ReplacementFix("TD1001", "Leave the call out")
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Replace(ExpressionSyntax found) =>
        found is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant", Expression: var text },
        }
            ? (found, text)
            : null;
}
