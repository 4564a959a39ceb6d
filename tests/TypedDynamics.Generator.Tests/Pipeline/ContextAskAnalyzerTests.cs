using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDynamics.Generator.Analysis;

namespace TypedDynamics.Generator.Tests.Pipeline;

public sealed class ContextAskAnalyzerTests
{
    [Theory]
    [InlineData("using Org = TypedDynamics.DataverseContextAttribute;", "TD0017")]
    [InlineData("global using Org = global::TypedDynamics.DataverseContextAttribute;", "TD0017")]
    [InlineData("using DataverseContext = TypedDynamics.DataverseContextAttribute;", null)]
    [InlineData("using Org = System.ObsoleteAttribute;", null)]
    [InlineData("using TypedDynamics;", null)]
    public async Task An_alias_that_hides_the_attribute_is_refused(string source, string? rule)
    {
        var compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)]);
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new ContextAskAnalyzer());

        var found = await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(rule, found.SingleOrDefault()?.Id);
    }
}
