using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TypedDynamics.Benchmarks.Reading;

namespace TypedDynamics.Benchmarks.Writing;

/// <summary>The body of one create, twelve columns, beside the same written by hand with a writer that is used again and again.</summary>
[MemoryDiagnoser]
public class RowBody
{
    private readonly SampleAccount _row = SampleAccount.New(new("d568ee97-961f-ef11-840b-000d3abf969a"));
    private readonly PlainAccount _plain = Plain(new("d568ee97-961f-ef11-840b-000d3abf969a"));
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;

    /// <summary>Its writer and buffer are made once.</summary>
    public RowBody() => _json = new(_buffer, Serialization.RowWriting.Options);

    /// <summary>The floor.</summary>
    [Benchmark(Baseline = true)]
    public int ByHand()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        HandWriting.Write(_json, _row.Id);
        _json.Flush();
        return _buffer.WrittenCount;
    }

    /// <summary>Ours.</summary>
    [Benchmark]
    public int TypedDynamics() => Serialization.RowWriting.WriteNew(_row).Length;

    /// <summary>The peer, of the same columns.</summary>
    [Benchmark]
    public int SystemTextJson() => JsonSerializer.SerializeToUtf8Bytes(_plain, PlainWriting.Default.PlainAccount).Length;

    private static PlainAccount Plain(Guid id) => new()
    {
        Name = "Fourth Coffee & Söhne",
        AccountNumber = "ABC-12345",
        EMailAddress1 = "info@fourthcoffee.example",
        Address1City = "Redmond",
        Revenue = 1_234_567.89m,
        CreditLimit = 50_000m,
        Address1Latitude = 47.6739,
        NumberOfEmployees = 1200,
        IndustryCode = 1,
        DoNotEMail = true,
        CreatedOn = new DateTimeOffset(2024, 6, 12, 14, 13, 25, TimeSpan.Zero),
        AccountId = id,
    };
}
