using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDynamics.Generator;

namespace TypedDynamics.Benchmarks.Generator;

/// <summary>What the generator costs an editor: at the start, at a keystroke elsewhere, and when the org changed; beside a generator that does nothing.</summary>
[MemoryDiagnoser]
public class GeneratorRuns
{
    private const int UserFiles = 200;
    private const int Keystrokes = 64;

    private CSharpCompilation[] _typing = [];
    private CacheText[] _metadata = [];
    private ImmutableArray<AdditionalText> _files;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _idle = null!;
    private int _next;

    /// <summary>What the context names.</summary>
    [Params("\"account\", \"contact\", \"lead\", \"task\", \"systemuser\"", "")]
    public string Ask { get; set; } = "";

    /// <summary>A full org with a definition file for each table, and a project of 200 files.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var org = SampleOrg.Read();
        _metadata = [org.Metadata, org.MetadataWithOneColumnMore];
        _files = [org.Metadata, .. org.Definitions];
        var trees = Enumerable.Range(0, UserFiles).Select(number => CSharpSyntaxTree.ParseText(UserFile(number, 0), path: $"File{number}.cs"));
        var compilation = CSharpCompilation.Create("Consumer", trees).AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            $"using TypedDynamics; namespace App; [DataverseContext({Ask})] public sealed partial class Crm;", path: "Crm.cs"));
        var edited = compilation.SyntaxTrees[7];
        _typing = [.. Enumerable.Range(1, Keystrokes).Select(edit => compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(UserFile(7, edit), path: "File7.cs")))];
        _warm = Driver(new TypedDynamicsGenerator()).RunGenerators(compilation);
        _idle = Driver(new IdleGenerator()).RunGenerators(compilation);
    }

    /// <summary>The floor: the same keystroke for a generator without steps.</summary>
    [Benchmark(Baseline = true)]
    public GeneratorDriver KeystrokeOfNothing() => _idle = _idle.RunGenerators(_typing[_next++ % Keystrokes]);

    /// <summary>A key pressed in a file that does not concern us.</summary>
    [Benchmark]
    public GeneratorDriver Keystroke() => _warm = _warm.RunGenerators(_typing[_next++ % Keystrokes]);

    /// <summary>One column came or went.</summary>
    [Benchmark]
    public GeneratorDriver OneEntityChanged()
    {
        _next++;
        return _warm = _warm.ReplaceAdditionalText(_metadata[(_next + 1) % 2], _metadata[_next % 2]).RunGenerators(_typing[0]);
    }

    /// <summary>The first run of a session.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Driver(new TypedDynamicsGenerator()).RunGenerators(_typing[0]);

    private CSharpGeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], _files);

    private static string UserFile(int number, int edit)
    {
        var methods = Enumerable.Range(0, 25).Select(method => $$"""
                public int Method{{method}}(int value)
                {
                    return value + {{method}} + {{edit}};
                }
            """);
        return $"namespace App;\npublic class File{number}\n{{\n{string.Join("\n\n", methods)}\n}}\n";
    }

    private sealed class IdleGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
        }
    }
}
