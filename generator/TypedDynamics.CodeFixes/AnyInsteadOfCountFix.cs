using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.CodeFixes;

/// <summary><c>x.Contacts.Count > 0</c> → <c>x.Contacts.Any()</c>, and <c>== 0</c> → <c>!x.Contacts.Any()</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AnyInsteadOfCountFix() : ReplacementFix("TD1001", "Ask by Any()")
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Replace(ExpressionSyntax found)
    {
        var count = found is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: var method } ? method : found;
        if (count is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count", Expression: var rows }) return null;
        if (found.Parent is not BinaryExpressionSyntax comparison || comparison.Left != found || HasRows(comparison) is not { } hasRows) return null;
        var any = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, rows, SyntaxFactory.IdentifierName("Any")));
        return (comparison, hasRows ? any : SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, any));
    }

    private static bool? HasRows(BinaryExpressionSyntax comparison) => (comparison.Kind(), comparison.Right.ToString()) switch
    {
        (SyntaxKind.GreaterThanExpression or SyntaxKind.NotEqualsExpression, "0") or (SyntaxKind.GreaterThanOrEqualExpression, "1") => true,
        (SyntaxKind.EqualsExpression or SyntaxKind.LessThanOrEqualExpression, "0") or (SyntaxKind.LessThanExpression, "1") => false,
        _ => null,
    };
}
