using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TypedDynamics.Benchmarks.Reading;

namespace TypedDynamics.Benchmarks.Writing;

/// <summary>A batch of 1,000 creates in one change set: its body built and its answer taken apart, beside a body put together by hand and a scan of the answer.</summary>
[MemoryDiagnoser]
public class BatchRoundTrip
{
    private const int Items = 1000;

    private readonly Guid[] _ids = [.. Enumerable.Range(1, Items).Select(static place => new Guid(place, 1, 1, [0x80, 0, 0, 0, 0, 0, 0, 1]))];
    private readonly byte[] _answer;
    private readonly MemoryStream _sent = new(1 << 20);
    private readonly DataverseConnection _connection;

    /// <summary>The answer is the service's, written once.</summary>
    public BatchRoundTrip()
    {
        var text = new StringBuilder("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n");
        for (var i = 0; i < Items; i++)
        {
            text.Append("--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ").Append(i + 1)
                .Append("\r\n\r\nHTTP/1.1 204 No Content\r\nOData-Version: 4.0\r\nLocation: https://contoso.invalid/api/data/v9.2/accounts(").Append(_ids[i])
                .Append(")\r\nOData-EntityId: https://contoso.invalid/api/data/v9.2/accounts(").Append(_ids[i]).Append(")\r\n\r\n\r\n");
        }

        _answer = Encoding.UTF8.GetBytes(text.Append("--changesetresponse_1--\r\n--batchresponse_1--\r\n").ToString());
        _connection = new(new DataverseOptions { Url = new("https://contoso.invalid"), AccessToken = static (_, _) => ValueTask.FromResult("any"), MessageHandler = new Answering(_answer, _sent) });
    }

    /// <summary>The floor: text and JSON appended, and the answer's statuses counted.</summary>
    [Benchmark(Baseline = true)]
    public int ByHand()
    {
        _sent.SetLength(0);
        using var json = new Utf8JsonWriter(_sent, Serialization.RowWriting.Options);
        Append("--batch_1\r\nContent-Type: multipart/mixed; boundary=\"changeset_1\"\r\n\r\n"u8);
        for (var i = 0; i < Items; i++)
        {
            Append("--changeset_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: "u8);
            Append(Encoding.UTF8.GetBytes($"{i + 1}"));
            Append("\r\n\r\nPOST /api/data/v9.2/accounts HTTP/1.1\r\nAccept: application/json\r\nContent-Type: application/json\r\n\r\n"u8);
            json.Reset(_sent);
            HandWriting.Write(json, _ids[i]);
            json.Flush();
            Append("\r\n"u8);
        }

        Append("--changeset_1--\r\n--batch_1--\r\n"u8);
        return Scan(_answer);
    }

    /// <summary>Ours: rows, requests, body, answer, an outcome for each.</summary>
    [Benchmark]
    public async Task<int> TypedDynamics()
    {
        _sent.SetLength(0);
        var batch = new DataverseBatch(_connection);
        var set = batch.ChangeSet();
        foreach (var id in _ids) set.Create(SampleAccount.New(id));
        await batch.SendAsync();
        return set.Items.Count(static item => item.State == BatchItemState.Succeeded);
    }

    private static int Scan(ReadOnlySpan<byte> answer)
    {
        var found = 0;
        while (answer.IndexOf("HTTP/1.1 "u8) is >= 0 and var at)
        {
            answer = answer[(at + 9)..];
            if (answer.StartsWith("204"u8)) found++;
        }

        return found;
    }

    private void Append(ReadOnlySpan<byte> text) => _sent.Write(text);

    private sealed class Answering(byte[] answer, Stream sent) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(sent, cancellationToken);
            var content = new ByteArrayContent(answer);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batchresponse_1");
            return new(HttpStatusCode.OK) { Content = content };
        }
    }
}
