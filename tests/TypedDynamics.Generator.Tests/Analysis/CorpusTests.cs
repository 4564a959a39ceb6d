using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDynamics.Generator.Analysis;

namespace TypedDynamics.Generator.Tests.Analysis;

/// <summary>No rule finds fault with what the runtime's own tests show to be right: every predicate, function and form of query there.</summary>
public sealed class CorpusTests
{
    private static readonly string[] s_right = ["Querying/QueryCorpus.cs", "Querying/FunctionCorpus.cs", "Querying/Forms/Form.cs", "Querying/Forms/GroupForms.cs", "Querying/Forms/JoinForms.cs", "Querying/Forms/ShapeForms.cs"];

    [Fact]
    public async Task Queries_that_are_right_are_left_alone()
    {
        var compilation = Compile();
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static fault => fault.Severity == DiagnosticSeverity.Error));
        ImmutableArray<DiagnosticAnalyzer> all = [.. typeof(QueryConditionAnalyzer).Assembly.GetTypes().Where(static type => type.IsAssignableTo(typeof(DiagnosticAnalyzer)) && !type.IsAbstract).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

        var found = await compilation.WithAnalyzers(all).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.True(all.Length >= 4);
        Assert.Empty(found.Select(static fault => fault.ToString()));
    }

    // The rows are written by hand there, as the generator would emit them, and are told by their files' names.
    private static CSharpCompilation Compile()
    {
        var tests = RepositoryRoot.File("tests", "TypedDynamics.Tests");
        var rows = Directory.EnumerateFiles(Path.Combine(tests, "Fixtures"), "*.cs").Where(static file => Path.GetFileName(file) is not ("EmulatedOrg.cs" or "Crm.cs")).Select(static file => (Path: Path.ChangeExtension(file, ".g.cs"), Text: File.ReadAllText(file)));
        var queries = s_right.Select(file => (Path: Path.Combine(tests, file), Text: File.ReadAllText(Path.Combine(tests, file))));
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using TypedDynamics;";
        return CSharpCompilation.Create(
            "TypedDynamics.Tests",
            rows.Concat(queries).Append((Path: "Usings.cs", Text: Usings)).Select(static source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.CSharp14), source.Path)),
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DataverseContext).Assembly.Location)],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
