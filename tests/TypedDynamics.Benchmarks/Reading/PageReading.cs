using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;

namespace TypedDynamics.Benchmarks.Reading;

/// <summary>Reading a page of 5,000 rows of 30 columns from a stream, beside its floor and its peer.</summary>
[MemoryDiagnoser]
public class PageReading
{
    private byte[] _page = [];

    /// <summary>Whether the page carries the annotations of <c>WithFormattedValues()</c>.</summary>
    [Params(false, true)]
    public bool FormattedValues { get; set; }

    /// <summary>Writes the page.</summary>
    [GlobalSetup]
    public void Write() => _page = SamplePage.Write(FormattedValues);

    /// <summary>The floor: walk over the tokens, take nothing.</summary>
    [Benchmark(Baseline = true)]
    public long TokenisingOnly()
    {
        var json = new Utf8JsonReader(_page);
        var tokens = 0L;
        while (json.Read()) tokens++;
        return tokens;
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public async Task<int> TypedDynamics()
    {
        using var body = new MemoryStream(_page, writable: false);
        using var page = new PageReader(body, RowShape.Whole(EntityModel.Of<SampleAccount>()));
        var rows = new List<SampleAccount>(SamplePage.RowCount);
        await foreach (var row in page.ReadRowsAsync()) rows.Add((SampleAccount)row);
        return rows.Count;
    }

    /// <summary>The peer: System.Text.Json's source generator into a plain class.</summary>
    [Benchmark]
    public async Task<int> SystemTextJson()
    {
        using var body = new MemoryStream(_page, writable: false);
        var page = await JsonSerializer.DeserializeAsync(body, PlainJson.Default.PlainPage);
        return page!.Value.Count;
    }
}
