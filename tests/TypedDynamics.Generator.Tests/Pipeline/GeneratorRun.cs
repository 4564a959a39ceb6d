using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>
/// The generator driven as an editor drives it: run, edit, run again. Every run is checked for what must always hold: no
/// exception, no Roslyn object in a step, and a second run after an unrelated edit that does nothing.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<AdditionalText> _files;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(CSharpCompilation compilation, ImmutableArray<AdditionalText> files, GeneratorDriver driver)
    {
        _compilation = compilation;
        _files = files;
        _driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        Result = Assert.Single(_driver.GetRunResult().Results);
        Assert.Null(Result.Exception);
    }

    public GeneratorRunResult Result { get; }

    /// <summary>The emitted text by file name.</summary>
    [field: MaybeNull]
    public IReadOnlyDictionary<string, string> Files => field ??= Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The entities whose files were made in this run, or made anew.</summary>
    public IEnumerable<string> EmittedEntities => EmittedParts.OfType<EntityPlan>().Select(entity => entity.LogicalName).Order(StringComparer.Ordinal);

    /// <summary>All files that were made in this run, or made anew.</summary>
    public IEnumerable<string> EmittedFiles => EmittedParts
        .Select(part => part.GetType().GetProperty("HintName")?.GetValue(part))
        .OfType<string>()
        .Order(StringComparer.Ordinal);

    private CSharpParseOptions Parse => (CSharpParseOptions)_compilation.SyntaxTrees.First().Options;

    private IEnumerable<object> EmittedParts => Result.TrackedOutputSteps["SourceOutput"]
        .Where(step => step.Outputs.Any(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified))
        .SelectMany(step => step.Inputs.Select(input => input.Source.Outputs[input.OutputIndex].Value));

    public static GeneratorRun Of(string source, params IEnumerable<AdditionalText> files) => Of(s_parse.LanguageVersion, source, files);

    public static GeneratorRun Of(LanguageVersion version, string source, params IEnumerable<AdditionalText> files)
    {
        var parse = s_parse.WithLanguageVersion(version);
        var compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(source, parse, "Crm.cs")]);
        var driver = CSharpGeneratorDriver.Create(
            [new TypedDynamicsGenerator().AsSourceGenerator()],
            files,
            parse,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var run = new GeneratorRun(compilation, [.. files], driver);
        StepValues.HoldNoRoslynObject(run.Result);
        run.WithUnrelatedEdit().ReranNothing();
        return run;
    }

    /// <summary>A user adds a file that does not concern the generator.</summary>
    public GeneratorRun WithUnrelatedEdit() =>
        With(_compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated { int x = 1; }", Parse, "Unrelated.cs")), _driver);

    /// <summary>A user types in the file of the context.</summary>
    public GeneratorRun WithSource(string source) =>
        With(_compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.First(), CSharpSyntaxTree.ParseText(source, Parse, "Crm.cs")), _driver);

    /// <summary>A file of the cache changes on disk.</summary>
    public GeneratorRun WithFile(CacheText changed) =>
        With(_compilation, _driver.ReplaceAdditionalText(_files.Single(file => file.Path == changed.Path), changed), changed);

    public GeneratorRun ReranNothing()
    {
        foreach (var (name, reason) in StepReasons())
        {
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"Step {name} ran: {reason}");
        }

        return this;
    }

    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) => StepReasons().Where(pair => pair.Name == step).Select(pair => pair.Reason).Distinct();

    private IEnumerable<(string Name, IncrementalStepRunReason Reason)> StepReasons() =>
        from step in Result.TrackedSteps.Concat(Result.TrackedOutputSteps)
        where StepValues.IsOurs(step.Key) || step.Key == "SourceOutput"
        from run in step.Value
        from output in run.Outputs
        select (step.Key, output.Reason);

    private GeneratorRun With(CSharpCompilation compilation, GeneratorDriver driver, AdditionalText? changed = null) =>
        new(compilation, changed is null ? _files : [.. _files.Where(file => file.Path != changed.Path), changed], driver);
}
