using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Asking;
using TypedDynamics.Generator.Diagnostics;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>What one <c>metadata.xml</c> says, or one org with its definitions merged in.</summary>
/// <param name="Problems">Apart from the schema, since a problem that only moves must be reported anew and nothing else.</param>
internal sealed record OrgReading(Org Org, EquatableArray<Problem> Problems);

/// <param name="Folder">The cache that it comes from.</param>
/// <param name="IsWhole">False when its metadata could not be read to the end.</param>
internal sealed record Org(string Folder, OrgSchema Schema, bool IsWhole = true);

/// <summary>What one definition file says.</summary>
internal sealed record DefinitionReading(FoundDefinition? Found, EquatableArray<Problem> Problems);

internal sealed record FoundDefinition(string Folder, string Path, EntityDefinition Definition);

/// <summary>Where text of the compiler's files meets the readers, which know no compiler.</summary>
internal static class CacheReading
{
    public static OrgReading ReadMetadata(CacheFile file, CancellationToken cancellationToken)
    {
        if (file.Text.GetText(cancellationToken) is not { } text)
        {
            return new OrgReading(new Org(file.Folder, new OrgSchema(), IsWhole: false), (Problem[])[Unreadable(file, Rules.MalformedXml.Id)]);
        }

        using var reader = new SourceTextReader(text);
        var result = CsdlReader.Read(reader, file.Path, cancellationToken);
        var isWhole = !result.Problems.Any(problem => Rules.Find(problem.Rule).DefaultSeverity == DiagnosticSeverity.Error);
        return new OrgReading(new Org(file.Folder, result.Schema, isWhole), Exactly(result.Problems));
    }

    public static DefinitionReading ReadDefinition(CacheFile file, CancellationToken cancellationToken)
    {
        if (file.Text.GetText(cancellationToken) is not { } text)
        {
            return new DefinitionReading(null, (Problem[])[Unreadable(file, Rules.MalformedDefinition.Id)]);
        }

        var result = DefinitionReader.Read(text.ToString(), file.Path, cancellationToken);
        var found = result.Definition is { } definition ? new FoundDefinition(file.Folder, file.Path, definition) : null;
        return new DefinitionReading(found, Exactly(result.Problems));
    }

    /// <summary>The order in which the compiler names the files must not show.</summary>
    public static OrgReading Merge(Org csdl, IEnumerable<FoundDefinition> definitions)
    {
        var own = definitions.Where(found => found.Folder == csdl.Folder)
            .GroupBy(found => found.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => file.First().Definition)
            .ToArray();
        var result = SchemaMerge.Merge(csdl.Schema, own);
        return new OrgReading(csdl with { Schema = result.Schema }, Exactly(result.Problems));
    }

    private static Problem Unreadable(CacheFile file, string rule) => new(rule, "The file cannot be read", At(file.Path, default));

    private static EquatableArray<Problem> Exactly(EquatableArray<ReadProblem> problems) =>
        problems.Select(problem => new Problem(problem.Rule, problem.Message, At(problem.Path, problem.At))).ToArray();

    public static SourceSpan At(string path, SourcePoint point) => new(path, 0, 0, point.Line, point.Column, point.Line, point.Column);
}
