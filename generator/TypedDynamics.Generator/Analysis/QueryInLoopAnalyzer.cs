using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>A query asked anew at each turn of a loop, for something that the loop says: one request a row, where one for all would do.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryInLoopAnalyzer : DiagnosticAnalyzer
{
    // Pages have to be asked for one after the other.
    private static readonly HashSet<string> s_reads =
    [
        "ToListAsync", "FirstAsync", "FirstOrDefaultAsync", "SingleAsync", "SingleOrDefaultAsync", "AnyAsync", "CountAsync", "GetAsync", "FindAsync",
        "SumAsync", "MinAsync", "MaxAsync", "AverageAsync", "CountDistinctAsync",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.QueryInLoop];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(CheckCall, OperationKind.Invocation);
        context.RegisterOperationAction(CheckRows, OperationKind.Loop);
    }

    private static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (s_reads.Contains(call.TargetMethod.Name) && IsAsked(call.TargetMethod.ContainingType)) Check(context, call, call.TargetMethod.Name);
    }

    // await foreach inside another loop
    private static void CheckRows(OperationAnalysisContext context)
    {
        if (context.Operation is IForEachLoopOperation { IsAsynchronous: true, Collection: var query } && IsAsked(RowPaths.Bare(query).Type)) Check(context, query, "await foreach");
    }

    private static void Check(OperationAnalysisContext context, IOperation asked, string name)
    {
        if (Repetition.Around(asked) is not { } turns || !turns.Decides(asked)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.QueryInLoop,
            asked.Syntax.GetLocation(),
            $"'{name}' asks the service once for each turn of the loop: ask before the loop for all rows that it needs (values.Contains(x.Column), or Include)"));
    }

    private static bool IsAsked(ITypeSymbol? type) => type.IsQuery() || (type is { Name: "TableQuery" or "FetchQuery" or "Table" } && type.IsOurs());
}
