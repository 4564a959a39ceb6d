using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDynamics.CodeFixes;
using TypedDynamics.Generator.Analysis;
using TypedDynamics.Generator.Tests.Compiling;
using TypedDynamics.Generator.Tests.Emitting;

namespace TypedDynamics.Generator.Tests.Analysis;

public sealed class CodeFixTests
{
    private static readonly ImmutableArray<CodeFixProvider> s_fixes = [new LeaveOutCaseFix(), new LeaveOutComparisonFix(), new AnyInsteadOfCountFix()];

    [Theory]
    [InlineData("a.Name!.ToLower() == text", "a.Name! == text")]
    [InlineData("text == a.Name!.ToUpperInvariant()", "text == a.Name!")]
    [InlineData("a.Name!.StartsWith(text, StringComparison.Ordinal)", "a.Name!.StartsWith(text)")]
    [InlineData("string.Equals(a.Name, text, StringComparison.CurrentCulture)", "string.Equals(a.Name, text)")]
    [InlineData("a.AccountTasks.Count > 0", "a.AccountTasks.Any()")]
    [InlineData("a.AccountTasks.Count() >= 1", "a.AccountTasks.Any()")]
    [InlineData("a.AccountTasks.Count == 0", "!a.AccountTasks.Any()")]
    public async Task A_mechanical_mend_is_offered_and_leaves_nothing_to_find(string before, string after)
    {
        Assert.Equal(after, Condition(await FixAsync(before)));
        Assert.Empty(await FaultsAsync(DocumentOf(after)));
    }

    [Theory]
    [InlineData("a.AccountTasks.Count > 3")]
    [InlineData("a.Name!.Length > 3")]
    [InlineData("a.Name!.Trim() == text")]
    public async Task Nothing_is_offered_where_the_mend_is_not_mechanical(string condition) => Assert.Equal(condition, Condition(await FixAsync(condition)));

    private static async Task<Document> FixAsync(string condition)
    {
        var document = DocumentOf(condition);
        var fault = Assert.Single(await FaultsAsync(document));
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, fault, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
        foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(fault.Id))) await fix.RegisterCodeFixesAsync(context);
        if (actions is not [var only]) return document;
        var change = (await only.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single();
        return change.ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> FaultsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return await compilation.WithAnalyzers([new QueryConditionAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static Document DocumentOf(string condition)
    {
        var consumer = $"namespace Contoso; public sealed partial class Crm; internal static class Use {{ public static object Of(Crm crm, string text) => crm.Accounts.Where(a => {condition}); }}";
        var compilation = EmittedCode.Compile(SampleOrg.Org, EmittedCode.Ask(), consumer, implicitUsings: true);
        var project = new AdhocWorkspace().AddProject("Consumer", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(compilation.SyntaxTrees[0].Options)
            .AddMetadataReferences(compilation.References);
        foreach (var tree in compilation.SyntaxTrees) project = project.AddDocument(tree.FilePath, tree.GetText(TestContext.Current.CancellationToken), filePath: tree.FilePath).Project;
        return project.Documents.Single(static document => document.Name == "Consumer.cs");
    }

    private static string Condition(Document document)
    {
        var text = document.GetTextAsync().GetAwaiter().GetResult().ToString();
        var start = text.IndexOf("a => ", StringComparison.Ordinal) + 5;
        return text[start..text.IndexOf("); }", start, StringComparison.Ordinal)];
    }
}
