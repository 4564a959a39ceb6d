using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>The generator knows its attribute by name; an alias would hide it, and leave the context empty without a word.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextAskAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.AttributeNotSeen];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.UsingDirective);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var directive = (UsingDirectiveSyntax)context.Node;
        if (directive is not { Alias.Name: { } alias, NamespaceOrType: NameSyntax target }) return;
        if (!ContextReader.IsOurName(target) || ContextReader.IsOurName(alias)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.AttributeNotSeen,
            directive.GetLocation(),
            $"The alias '{alias}' hides [DataverseContext] from the generator: write the attribute by its own name"));
    }
}
