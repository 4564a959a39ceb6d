using System.Xml;
using BenchmarkDotNet.Attributes;
using TypedDynamics.Benchmarks.Generator;
using TypedDynamics.Generator.Reading;

namespace TypedDynamics.Benchmarks.Csdl;

/// <summary>Reading an org's <c>$metadata</c>, beside walks over its XML: one that takes nothing, and one that takes every name and value and keeps none.</summary>
[MemoryDiagnoser]
public class CsdlReading
{
    private string _text = "";

    /// <summary>Loads the document.</summary>
    [GlobalSetup]
    public void Load() => _text = SampleOrg.Read().Metadata.GetText().ToString();

    /// <summary>The floor: every node and every attribute is passed.</summary>
    [Benchmark(Baseline = true)]
    public int XmlReaderWalk()
    {
        using var xml = XmlReader.Create(new StringReader(_text), new() { DtdProcessing = DtdProcessing.Prohibit });
        var count = 0;
        while (xml.Read())
        {
            count++;
            while (xml.MoveToNextAttribute()) count++;
        }

        return count;
    }

    /// <summary>What any reader over <see cref="XmlReader"/> must spend: the values come as strings.</summary>
    [Benchmark]
    public int XmlReaderWalkWithValues()
    {
        using var xml = XmlReader.Create(new StringReader(_text), new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true });
        var length = 0;
        while (xml.Read())
        {
            length += xml.LocalName.Length;
            while (xml.MoveToNextAttribute()) length += xml.LocalName.Length + xml.Value.Length;
        }

        return length;
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public object TypedDynamics() => CsdlReader.Read(new StringReader(_text), "metadata.xml", CancellationToken.None);
}
