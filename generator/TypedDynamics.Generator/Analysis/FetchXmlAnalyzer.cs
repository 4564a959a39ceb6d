using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>FetchXML that stands in the source: whether it is well-formed FetchXML, and whether the metadata cache knows its tables and columns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FetchXmlAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.MalformedFetchXml, Rules.UnknownFetchXmlName];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // The cache is read when the first such text is met, and once for all of them.
            var names = new Lazy<CacheNames>(() => CacheNames.Read(start.Options.AdditionalFiles, start.CancellationToken));
            start.RegisterOperationAction(each => Check(each, names), OperationKind.Invocation);
        });
    }

    // crm.Fetch<Account>("…"), crm.Fetch("accounts", "…"), Fetch.Parse("…")
    private static string? TextOf(IMethodSymbol method) => method switch
    {
        { Name: "Fetch", ContainingType: { Name: "DataverseContext" } type } when type.IsOurs() => "fetchXml",
        { Name: "Parse", ContainingType: { Name: "Fetch", ContainingNamespace: { Name: "FetchXml", ContainingNamespace: { Name: "TypedDynamics", ContainingNamespace.IsGlobalNamespace: true } } } } => "text",
        _ => null,
    };

    private static void Check(OperationAnalysisContext context, Lazy<CacheNames> names)
    {
        var call = (IInvocationOperation)context.Operation;
        if (TextOf(call.TargetMethod) is not { } parameter) return;
        var xml = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
        if (xml?.ConstantValue is not { HasValue: true, Value: string text }) return;
        var reading = FetchXmlReading.Read(text);
        foreach (var fault in reading.Faults) Report(Rules.MalformedFetchXml, fault);
        if (reading.Faults.Count > 0 || names.Value.IsEmpty) return;
        foreach (var fault in FetchXmlNames.Check(reading.Fetch!, names.Value)) Report(Rules.UnknownFetchXmlName, fault);

        void Report(DiagnosticDescriptor rule, FetchXmlFault fault) =>
            context.ReportDiagnostic(Diagnostic.Create(rule, xml.Syntax.GetLocation(), $"Line {fault.Line} of the FetchXML: {fault.Message}"));
    }
}
