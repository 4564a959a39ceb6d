using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Lists whose length stands in the source.</summary>
internal static class ValueLists
{
    // Some 700 ids fill an address that goes alone.
    public const int ManyValues = 600;

    /// <summary>How many values the list has; null when the source does not tell.</summary>
    public static int? CountOf(IOperation list) => RowPaths.Bare(list) switch
    {
        IArrayCreationOperation { Initializer: null, DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => 0,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Length,
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.Name: "Array" or "Enumerable" } } => 0,
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments: [var spanned, ..] } => CountOf(spanned.Value),
        IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] } } => CountOf(declaration.GetSyntax()),
        { } other => CountOf(other.Syntax),
    };

    private static int? CountOf(SyntaxNode? syntax) => syntax switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => CountOf(value),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => CountOf(initializer),
        ImplicitArrayCreationExpressionSyntax array => CountOf(array.Initializer),
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } => CountOf(initializer),
        InitializerExpressionSyntax initializer => initializer.Expressions.Count,
        CollectionExpressionSyntax collection => collection.Elements.Count,
        _ => null,
    };
}
