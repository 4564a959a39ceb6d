using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Many rows of a very wide table, with all their columns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeRowsAnalyzer : DiagnosticAnalyzer
{
    private const int ManyColumns = 100;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.WholeRows];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(CheckCall, OperationKind.Invocation);
        context.RegisterOperationAction(CheckLoop, OperationKind.Loop);
    }

    private static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { TargetMethod.Name: "ToListAsync" or "ToPageAsync" or "AsAsyncEnumerable", Instance: { } query }) Check(context, query);
    }

    private static void CheckLoop(OperationAnalysisContext context)
    {
        if (context.Operation is IForEachLoopOperation { IsAsynchronous: true, Collection: var query }) Check(context, RowPaths.Bare(query));
    }

    private static void Check(OperationAnalysisContext context, IOperation query)
    {
        if (RowOf(query.Type) is not { } row) return;
        var columns = ColumnsOf(row);
        if (columns <= ManyColumns) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.WholeRows,
            query.Syntax.GetLocation(),
            $"Each row brings all {columns} columns of '{row.Name}': name those that are needed in Select, or in the context's attribute"));
    }

    private static ITypeSymbol? RowOf(ITypeSymbol? query)
    {
        for (var type = query; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol { Name: "EntityQuery", TypeArguments: [var row] } && type.IsOurs()) return row;
        }

        return null;
    }

    private static int ColumnsOf(ITypeSymbol row)
    {
        var columns = 0;
        for (var type = row; type is not null && !type.IsOurs(); type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public } property && !IsRelated(property.Type)) columns++;
            }
        }

        return columns;
    }

    private static bool IsRelated(ITypeSymbol type) => type.IsRow() || type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments: [var row] } && row.IsRow();
}
