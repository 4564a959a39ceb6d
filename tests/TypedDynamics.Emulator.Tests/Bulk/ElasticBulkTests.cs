using System.Text.Json;

namespace TypedDynamics.Emulator.Bulk;

/// <summary>Bulk messages to an elastic table, which has no transactions.</summary>
public sealed class ElasticBulkTests : IAsyncLifetime
{
    private const string One = "e7387f9c-02eb-ef11-8eea-6045bdec7ce6";
    private const string Two = "e8387f9c-02eb-ef11-8eea-6045bdec7ce6";
    private const string Details = "@Microsoft.PowerApps.CDS.ErrorDetails.Plugin.BulkApiErrorDetails";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(
        cache: RepositoryRoot.File("tests", "TypedDynamics.Emulator.Tests", "Bulk", "Sensors"),
        seed: $$"""{"contoso_sensordatas":[{"contoso_sensordataid":"{{One}}","partitionid":"d"},{"contoso_sensordataid":"{{Two}}","partitionid":"d"}]}""");

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Rows_are_deleted()
    {
        var reply = await RunAsync("Delete", null, One, Two);

        Assert.Equal((204, ""), (reply.Status, reply.Body));
        Assert.Empty((await _org.GetAsync("contoso_sensordatas")).Rows);
    }

    [Fact]
    public async Task What_can_be_done_is_done_and_the_error_says_what_was_not()
    {
        const string dead = "00000000-0000-0000-0000-00000000dead";
        var reply = await RunAsync("Delete", "odata.include-annotations=\"Microsoft.PowerApps.CDS.ErrorDetails*\"", One, dead, Two);

        Assert.Equal((404, "0x80040217"), (reply.Status, reply.Code));
        Assert.Empty((await _org.GetAsync("contoso_sensordatas")).Rows);
        var details = JsonDocument.Parse(reply.Json.GetProperty("error").GetProperty(Details).GetString()!).RootElement;
        Assert.Equal(
            [(0, One, 200), (1, dead, 404), (2, Two, 200)],
            details.EnumerateArray().Select(static each => (each.GetProperty("RequestIndex").GetInt32(), each.GetProperty("Id").GetString()!, each.GetProperty("StatusCode").GetInt32())));
        Assert.False((await RunAsync("Delete", null, dead)).Json.GetProperty("error").TryGetProperty(Details, out _));
    }

    private Task<Reply> RunAsync(string message, string? prefer, params IEnumerable<string> ids) => _org.PostAsync(
        $"contoso_sensordatas/Microsoft.Dynamics.CRM.{message}Multiple",
        $$"""{"Targets":[{{string.Join(',', ids.Select(static id => $$"""{"@odata.type":"Microsoft.Dynamics.CRM.contoso_sensordata","contoso_sensordataid":"{{id}}","partitionid":"d"}"""))}}]}""",
        prefer);
}
