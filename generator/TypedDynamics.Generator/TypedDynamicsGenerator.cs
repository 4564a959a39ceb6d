using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Emitting;
using TypedDynamics.Generator.Pipeline;

namespace TypedDynamics.Generator;

/// <summary>
/// The pipeline, and nothing else: what is asked, which cache files that needs, what they say, what the C# will be, text.
/// Every step hands on values that compare by content, so that an edit stops at the first step that it does not change.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TypedDynamicsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What is asked.
        var askReadings = context.SyntaxProvider.CreateSyntaxProvider(ContextReader.IsCandidate, ContextReader.Read)
            .WithTrackingName(Steps.AskReadings);
        var repeated = askReadings.Collect().Select((readings, _) => RepeatedAsks.Among(readings));
        var asks = askReadings.Combine(repeated).Select((pair, _) => RepeatedAsks.Keep(pair.Left, pair.Right)).WhereNotNull()
            .WithTrackingName(Steps.Asks);

        // Which files that needs. No text is read yet.
        var files = context.AdditionalTextsProvider.Select((text, _) => CacheFile.From(text)).WhereNotNull();
        var metadataFiles = files.Where(file => file.Kind == CacheFileKind.Metadata);
        var definitionFiles = files.Where(file => file.Kind == CacheFileKind.Definition);
        var choices = asks.Combine(metadataFiles.CollectSorted(file => file.Folder))
            .Select((pair, _) => CacheChoice.Choose(pair.Left, pair.Right))
            .WithTrackingName(Steps.Choices);

        // What they say: the metadata of asked caches, then the definitions of the entities that contexts emit.
        var metadata = metadataFiles.Combine(choices.CollectSorted(choice => choice.Folder))
            .Where(pair => pair.Right.Contains(pair.Left.Folder))
            .Select((pair, _) => pair.Left)
            .Select(CacheReading.ReadMetadata)
            .WithTrackingName(Steps.Metadata);
        var bareOrgs = metadata.Select((reading, _) => reading.Org);
        var wanted = bareOrgs.Combine(choices.Collect()).Select((pair, _) => WantedEntities.Of(pair.Left, pair.Right))
            .WithTrackingName(Steps.WantedEntities);
        var definitions = definitionFiles.Combine(wanted.Collect())
            .Where(pair => pair.Right.Want(pair.Left))
            .Select((pair, _) => pair.Left)
            .Select(CacheReading.ReadDefinition)
            .WithTrackingName(Steps.Definitions);
        var orgs = bareOrgs.Combine(definitions.Select((reading, _) => reading.Found).WhereNotNull().Collect())
            .Select((pair, _) => CacheReading.Merge(pair.Left, pair.Right))
            .WithTrackingName(Steps.Orgs);

        // What the C# will be.
        var plans = choices.Combine(orgs.Select((reading, _) => reading.Org).Collect())
            .Select((pair, _) => PlanningInput.Of(pair.Left, pair.Right)).WhereNotNull()
            .Select((input, _) => PlannedContext.Of(input))
            .WithTrackingName(Steps.Plans);
        var clashes = plans.Collect().Select((contexts, _) => TypeClashes.Among(contexts));
        var emitted = plans.Combine(clashes).Where(pair => !pair.Right.Exclude(pair.Left)).Select((pair, _) => pair.Left);

        // Text: a file for each entity, and a few for what entities share.
        Emit(emitted.SelectStable(planned => planned.Plan.Entities, entity => entity.HintName), EntityEmitter.Emit, Steps.Entities);
        Emit(emitted.Select((planned, _) => planned.Plan.Context), ContextEmitter.Emit, Steps.Contexts);
        Emit(emitted.Select((planned, _) => planned.Plan.Choices).WhereNotNull(), ChoiceEmitter.Emit, Steps.SharedChoices);
        Emit(emitted.Select((planned, _) => planned.Plan.Lookups).WhereNotNull(), LookupEmitter.Emit, Steps.SharedLookups);
        Emit(emitted.Select((planned, _) => planned.Plan.ComplexTypes).WhereNotNull(), ComplexEmitter.Emit, Steps.ComplexTypes);
        Emit(emitted.Select((planned, _) => planned.Plan.Operations).WhereNotNull(), OperationEmitter.Emit, Steps.Operations);

        // What is wrong: an output of its own, so that a problem which only moves emits no code.
        Report(askReadings.SelectMany((reading, _) => reading.Problems));
        Report(metadata.SelectMany((reading, _) => reading.Problems));
        Report(definitions.SelectMany((reading, _) => reading.Problems));
        Report(orgs.SelectMany((reading, _) => reading.Problems));
        ReportAt(choices.SelectMany((choice, _) => choice.Problems));
        ReportAt(plans.SelectMany((planned, _) => planned.Problems));
        ReportAt(clashes.SelectMany((found, _) => found.Problems));

        void Emit<T>(IncrementalValuesProvider<T> parts, Func<T, GeneratedFile> emit, string step) =>
            context.RegisterSourceOutput(parts.WithTrackingName(step), (output, part) => output.Add(emit(part)));

        void ReportAt(IncrementalValuesProvider<ContextProblem> problems) =>
            Report(problems.Combine(askReadings.Collect()).Select((pair, _) => pair.Left.Locate(pair.Right)));

        void Report(IncrementalValuesProvider<Problem> problems) =>
            context.RegisterSourceOutput(problems.WithTrackingName(Steps.Problems), (output, problem) => output.Report(problem));
    }
}
