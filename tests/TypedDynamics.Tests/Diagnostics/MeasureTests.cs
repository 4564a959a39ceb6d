using System.Diagnostics.Metrics;
using System.Net;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Diagnostics;

/// <summary>What a listener of the meter <c>TypedDynamics</c> is told.</summary>
public sealed class MeasureTests
{
    [Fact]
    public async Task Requests_are_timed_by_method_set_status_and_error()
    {
        using var heard = new Heard("measured");
        await Connections.Over(new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""")).GetAsync("measured(11111111-1111-1111-1111-111111111111)?$select=secret");
        await Assert.ThrowsAsync<DataverseException>(() => Connections.Over(new CapturingHandler(HttpStatusCode.NotFound, """{"error":{"code":"0x80040217","message":"secret"}}""")).GetAsync("measured?$filter=name eq 'secret'"));

        Assert.Equal(
            ["db.client.operation.duration GET measured 200 ", "db.client.operation.duration GET measured 404 0x80040217"],
            heard.Lines);
    }

    [Fact]
    public async Task Further_tries_are_counted_by_their_reason()
    {
        var reasons = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "TypedDynamics", Name: "dataverse.client.retries" }) listener.EnableMeasurementEvents(instrument);
            },
        };
        // Other tests retry at the same time: what is counted here has a reason of its own.
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (reasons) reasons.Add((string)tags[0].Value!);
        });
        listener.Start();
        var tries = 0;
        using var connection = new DataverseConnection(new DataverseOptions
        {
            Url = new("https://contoso.crm.dynamics.com"),
            AccessToken = static (_, _) => ValueTask.FromResult("any"),
            MessageHandler = new CapturingHandler(_ => new HttpResponseMessage(++tries < 3 ? HttpStatusCode.GatewayTimeout : HttpStatusCode.OK) { Content = new StringContent("""{"value":[]}""") }),
            Clock = new WaitlessClock(),
        });

        await connection.GetAsync("accounts");

        lock (reasons) Assert.True(reasons.Count(static reason => reason == "504") >= 2, string.Join(',', reasons));
    }

    [Fact]
    public async Task Pages_tell_their_rows_and_bytes_and_requests_their_bytes()
    {
        const string Page = """{"value":[{"name":"a"},{"name":"b"},{"name":"c"}]}""";
        var heard = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is Instrument<long> { Meter.Name: "TypedDynamics" }) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags is [{ Key: "db.collection.name", Value: var place }]) lock (heard) heard.Add($"{instrument.Name} {place} {value}");
        });
        listener.Start();
        var org = new Operations.Org(Connections.Over(new CapturingHandler(HttpStatusCode.OK, Page)));

        await org.Accounts.ToListAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("measuredSize", UriKind.Relative)) { Content = new StringContent("""{"name":"x"}""") };
        await org.Connection.SendAsync(request, CancellationToken.None);

        lock (heard)
        {
            Assert.Contains("db.client.response.returned_rows accounts 3", heard);
            Assert.Contains($"dataverse.client.response.body.size accounts {Page.Length}", heard);
            Assert.Contains("http.client.request.body.size measuredSize 12", heard);
        }
    }

    private sealed class Heard : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Heard(string place)
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "TypedDynamics", Name: "db.client.operation.duration" }) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
            {
                var all = tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value?.ToString());
                if (all["db.collection.name"] != place) return;
                Assert.True(seconds >= 0);
                Assert.DoesNotContain(all.Values, static value => value?.Contains("secret", StringComparison.Ordinal) == true);
                lock (Lines) Lines.Add($"{instrument.Name} {all["http.request.method"]} {place} {all.GetValueOrDefault("http.response.status_code")} {all.GetValueOrDefault("error.type")}");
            });
            _listener.Start();
        }

        public List<string> Lines { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
