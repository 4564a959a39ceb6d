using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDynamics.Generator.Asking;

/// <summary>Text out of string literals, as far as syntax alone tells it.</summary>
internal static class Literals
{
    /// <summary>The elements of an array or collection expression, or the expression itself.</summary>
    public static IEnumerable<ExpressionSyntax> Items(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax collection => collection.Elements.SelectMany(static element => element.ChildNodes().OfType<ExpressionSyntax>()),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ArrayCreationExpressionSyntax { Type.RankSpecifiers: [{ Sizes: [LiteralExpressionSyntax { Token.Value: 0 }] }] } => [],
        _ => [expression],
    };

    /// <summary>Null when the expression is anything but literals joined by <c>+</c>.</summary>
    public static string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        ParenthesizedExpressionSyntax inner => Text(inner.Expression),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && Text(sum.Left) is { } left && Text(sum.Right) is { } right => left + right,
        _ => null,
    };
}
