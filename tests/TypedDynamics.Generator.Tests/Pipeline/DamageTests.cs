using System.Collections.Immutable;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>A cache damaged anywhere, by a cut or by what a bad merge leaves, gives diagnostics or code, never a crash.</summary>
public sealed class DamageTests
{
    private static readonly CacheText[] s_files = [.. SmallOrg.DefinitionPaths.Prepend(SmallOrg.MetadataPath).Select(path => new CacheText(path, File.ReadAllText(path)))];

    private static readonly CSharpCompilation s_compilation = CSharpCompilation.Create(
        "Consumer", [CSharpSyntaxTree.ParseText("using TypedDynamics;\nnamespace App;\n[DataverseContext]\npublic sealed partial class Crm;", path: "Crm.cs")]);

    private static readonly string[] s_strange = ["", "<", "\"", "{", "]", ">>>>>>> theirs\n", "\0", "\uD800", "&#0;", "null,", "-1e999", "<EntityType Name=\"\">"];

    private static readonly Gen<(int File, double At, string Damage)> s_damage = Gen.Select(
        Gen.Int[0, s_files.Length - 1],
        Gen.Double[0, 1],
        Gen.Int[0, s_strange.Length - 1],
        (file, at, strange) => (file, at, s_strange[strange]));

    [Fact]
    public void A_cut_anywhere_is_survived() =>
        s_damage.Sample(damage => Survives(damage.File, text => text[..(int)(damage.At * text.Length)] + damage.Damage), iter: 60, threads: 1);

    [Fact]
    public void Something_strange_anywhere_is_survived() =>
        s_damage.Sample(damage => Survives(damage.File, text => text.Insert((int)(damage.At * text.Length), damage.Damage)), iter: 60, threads: 1);

    [Fact]
    public void A_piece_gone_anywhere_is_survived() =>
        s_damage.Sample(damage => Survives(damage.File, text => text.Remove((int)(damage.At * (text.Length - 40)), 40)), iter: 60, threads: 1);

    private static void Survives(int damaged, Func<string, string> damage)
    {
        var files = s_files.ToImmutableArray<AdditionalText>().SetItem(damaged, new CacheText(s_files[damaged].Path, damage(s_files[damaged].Text)));
        var result = CSharpGeneratorDriver.Create([new TypedDynamicsGenerator().AsSourceGenerator()], files)
            .RunGenerators(s_compilation, TestContext.Current.CancellationToken)
            .GetRunResult()
            .Results[0];

        Assert.Null(result.Exception);
        foreach (var source in result.GeneratedSources)
        {
            Assert.DoesNotContain(source.SyntaxTree.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
        }
    }
}
