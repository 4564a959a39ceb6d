using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Finds in predicates and orders, wherever they are written, what the runtime would refuse when the query is made, and what means nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryConditionAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> s_narrows = ["Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Distinct", "WhereExists", "WhereNotExists"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Untranslatable, Rules.ClientOnlyOverload, Rules.NeverNull, Rules.LongList];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.AnonymousFunction);
        context.RegisterOperationAction(CheckOrder, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (!IsExpressionOverRows(lambda)) return;
        foreach (var found in Read(lambda)) context.ReportDiagnostic(found.ToDiagnostic());
    }

    private static IEnumerable<QueryFault> Read(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.ReturnType.SpecialType == SpecialType.System_Boolean && MethodOf(lambda) is null or "Where") return PredicateReader.Read(lambda);
        return MethodOf(lambda) switch
        {
            "GroupBy" => GroupReader.Read(lambda),
            "Sum" or "SumAsync" or "Average" or "AverageAsync" or "CountValues" or "CountDistinct" or "CountDistinctAsync" => GroupReader.ReadColumn(lambda),
            "Min" or "MinAsync" or "Max" or "MaxAsync" => GroupReader.ReadExtreme(lambda),
            "Join" or "LeftJoin" or "JoinFirst" or "GroupJoin" => JoinKey(lambda),
            "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => Key(lambda),
            "Include" => lambda.Body.Descendants().OfType<IInvocationOperation>().Where(static call => call.TargetMethod.Name == nameof(Enumerable.Where)).SelectMany(Narrowed),
            _ => [],
        };
    }

    private static IEnumerable<QueryFault> Key(IAnonymousFunctionOperation lambda)
    {
        var rows = RowPaths.RowsOf(lambda);
        if (RowPaths.BodyOf(lambda) is not { } key) yield break;
        if (RowPaths.Bare(key) is IInvocationOperation { TargetMethod: { Name: "Label", ContainingType.Name: "QueryFunctions" }, Arguments: [{ Value: var choice }] }) key = choice;
        if (RowPaths.Fault(key, rows) is { } fault) yield return fault;
        else if (key.Type.IsRow()) yield return QueryFault.Unsent(key, "rows are ordered by columns", "Name a column: x => x.Name, or x => x.PrimaryContact!.FullName.");
    }

    private static IEnumerable<QueryFault> JoinKey(IAnonymousFunctionOperation lambda)
    {
        var rows = RowPaths.RowsOf(lambda);
        if (RowPaths.BodyOf(lambda) is not { } key) yield break;
        if (RowPaths.Fault(key, rows) is not null || RowPaths.IsBehind(RowPaths.Bare(key)))
            yield return QueryFault.Unsent(key, "tables are joined by one column of each row", "Name a column or the key: a => a.AccountId, c => c.ParentCustomerId!.Id.");
    }

    // Where, OrderBy and the like behind Take: the service limits last.
    private static void CheckOrder(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!s_narrows.Contains(call.TargetMethod.Name) || !call.TargetMethod.ContainingType.IsQuery()) return;
        for (var before = call.Instance; before is IInvocationOperation earlier && earlier.TargetMethod.ContainingType.IsQuery(); before = earlier.Instance)
        {
            if (earlier.TargetMethod.Name != "Take") continue;
            context.ReportDiagnostic(QueryFault.Unsent(call, $"{call.TargetMethod.Name} after Take would ask for something else: the service limits last", "Write Take at the end.").ToDiagnostic());
            return;
        }
    }

    // x.Contacts.Where(c => …) inside an inclusion
    private static IEnumerable<QueryFault> Narrowed(IInvocationOperation where) =>
        where.Arguments is [_, { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation condition } }] ? PredicateReader.Read(condition) : [];

    // Lines of a join keep their rows in an anonymous type; what other types keep is seen only when the query runs.
    private static bool IsExpressionOverRows(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IConversionOperation { Type: INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol { Name: "Func", TypeArguments: [var row, _] }] } }
        && (row.IsRow() || (row.IsAnonymousType && MethodOf(lambda) is { Length: > 0 }));

    // Null where the lambda is kept for later.
    private static string? MethodOf(IAnonymousFunctionOperation lambda) =>
        lambda.Parent?.Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call.TargetMethod.ContainingType is var type && (type.IsQuery() || (type.Name == "EntityGroup" && type.IsOurs())) ? call.TargetMethod.Name : "" : null;
}
