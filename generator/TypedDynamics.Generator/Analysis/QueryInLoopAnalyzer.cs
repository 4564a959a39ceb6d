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
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.QueryInLoop];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!AsksForRows(call.TargetMethod) || LoopAround(call) is not { } loop || !UsesLocalOf(loop, call)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.QueryInLoop,
            call.Syntax.GetLocation(),
            $"'{call.TargetMethod.Name}' asks the service once for each turn of the loop: ask before the loop for all rows that it needs (values.Contains(x.Column), or Include)"));
    }

    // A page has to be asked for after the other.
    private static bool AsksForRows(IMethodSymbol method) =>
        method.ContainingType.IsQuery() && method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "ToPageAsync";

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; around = around.Parent)
        {
            if (around is ILoopOperation loop) return IsHead(loop, operation) ? null : loop;
        }

        return null;
    }

    private static bool IsHead(ILoopOperation loop, IOperation operation) =>
        loop is IForEachLoopOperation each && each.Collection.Syntax.Span.Contains(operation.Syntax.Span);

    private static bool UsesLocalOf(ILoopOperation loop, IInvocationOperation call) =>
        call.Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
            reference.Local.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(declaration.Span)));
}
