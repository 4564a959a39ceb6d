using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TypedDynamics.Generator.Reading;

namespace TypedDynamics.Benchmarks.Definitions;

/// <summary>Reading the definitions of a cache, the real ones where the corpus is at hand, else the sample org's; beside passing over their tokens.</summary>
[MemoryDiagnoser]
public class DefinitionReading
{
    private (string Path, string Text, byte[] Utf8)[] _files = [];

    /// <summary>How many tables there are.</summary>
    public int Tables => _files.Length;

    /// <summary>How long their files are, in bytes.</summary>
    public long Length => _files.Sum(static file => (long)file.Utf8.Length);

    /// <summary>Loads the files.</summary>
    [GlobalSetup]
    public void Load() => _files = [.. Directory.EnumerateFiles(RealOrSample.PathOf("definitions", "definitions"), "*.json").Select(Read)];

    /// <summary>The floor: every token is passed, and no text is made of any.</summary>
    [Benchmark(Baseline = true)]
    public int TokenisingOnly()
    {
        var count = 0;
        foreach (var (_, _, utf8) in _files)
        {
            var json = new Utf8JsonReader(utf8);
            while (json.Read()) count++;
        }

        return count;
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public int TypedDynamics() => _files.Count(static file => DefinitionReader.Read(file.Text, file.Path, CancellationToken.None).Definition is not null);

    private static (string, string, byte[]) Read(string path)
    {
        var text = File.ReadAllText(path);
        return (path, text, Encoding.UTF8.GetBytes(text));
    }
}
