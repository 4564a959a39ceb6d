using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Generator.Tests.Compiling;

namespace TypedDynamics.Generator.Tests.Analysis;

/// <summary>A user's code beside emitted code, under one analyzer: each line says in a comment which rule it must break.</summary>
internal static partial class AnalyzedCode
{
    public static async Task VerifyAsync(DiagnosticAnalyzer analyzer, OrgSchema org, string members)
    {
        var source = $$"""
            using TypedDynamics;
            namespace Contoso;
            public sealed partial class Crm;
            internal static class Use
            {
            {{members}}
            }
            """;
        var compilation = EmittedCode.Compile(org, EmittedCode.Ask(), source, implicitUsings: true);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static fault => fault.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var found = await compilation.WithAnalyzers(ImmutableArray.Create(analyzer)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        var lines = source.Split('\n');
        var expected = lines.Select(static (line, index) => (Line: index, Rule: Rule().Match(line))).Where(static line => line.Rule.Success).Select(line => $"{line.Rule.Groups[1].Value}: {lines[line.Line].Trim()}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Select(fault => $"{fault.Id}: {lines[fault.Location.GetLineSpan().StartLinePosition.Line].Trim()}").Order(StringComparer.Ordinal));
    }

    public static async Task<string> MessageAsync(DiagnosticAnalyzer analyzer, OrgSchema org, string expression)
    {
        var source = $"namespace Contoso; public sealed partial class Crm; internal static class Use {{ public static object Of(Crm crm) => {expression}; }}";
        var found = await EmittedCode.Compile(org, EmittedCode.Ask(), source, implicitUsings: true)
            .WithAnalyzers(ImmutableArray.Create(analyzer)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"// (TD\d{4})\s*$")]
    private static partial Regex Rule();
}
