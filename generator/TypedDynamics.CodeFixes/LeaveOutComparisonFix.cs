using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.CodeFixes;

/// <summary><c>x.Name.StartsWith("a", StringComparison.Ordinal)</c> → <c>x.Name.StartsWith("a")</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LeaveOutComparisonFix() : ReplacementFix("TD1003", "Leave the comparison out")
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Replace(ExpressionSyntax found) =>
        found is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments } call
            ? (call, call.WithArgumentList(call.ArgumentList.WithArguments(arguments.RemoveAt(arguments.Count - 1))))
            : null;
}
