using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Lists whose length stands in the source.</summary>
internal static class ValueLists
{
    // Some 700 ids fill an address that goes alone.
    public const int ManyValues = 600;

    /// <summary>How many values the list has; 0 when the source does not tell.</summary>
    public static int CountOf(IOperation list) => RowPaths.Bare(list) switch
    {
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments: [var spanned, ..] } => CountOf(spanned.Value),
        IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] } } => CountOf(declaration.GetSyntax()),
        { } other => CountOf(other.Syntax),
    };

    private static int CountOf(SyntaxNode? syntax) => syntax switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => CountOf(value),
        ArrayCreationExpressionSyntax array => CountOf(array.Initializer),
        ImplicitArrayCreationExpressionSyntax array => CountOf(array.Initializer),
        BaseObjectCreationExpressionSyntax creation => CountOf(creation.Initializer),
        InitializerExpressionSyntax initializer => initializer.Expressions.Count,
        CollectionExpressionSyntax collection => collection.Elements.Count,
        _ => 0,
    };
}
