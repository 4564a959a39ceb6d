using System.Text.Json;
using TypedDynamics.Emulator;

namespace TypedDynamics.Tool.Tests.Batches;

public sealed class BatchCommandTests
{
    private const string Nobody = "00000000-0000-0000-0000-00000000dead";

    [Fact]
    public async Task Each_item_says_what_became_of_it()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new() { CacheFolder = Caches.Contoso, Port = null }, TestContext.Current.CancellationToken);
        using var machine = SampleOrg.MachineOf(emulator);
        machine.Input = $$$"""
            [{"collection":"accounts","action":"create","data":{"name":"A","accountnumber":"1"},"returnRepresentation":true},
             {"collection":"accounts","action":"update","key":"{{{Nobody}}}","data":{"name":"B"}},
             {"collection":"accounts","action":"update","key":"accountnumber='1'","data":{"name":"C"}}]
            """;

        var run = await machine.RunAsync("batch", "-", "--json");

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        var items = JsonElement.Parse(run.Out).EnumerateArray().ToList();
        Assert.Equal(["succeeded", "failed", "succeeded"], items.Select(static item => item.GetProperty("state").GetString()));
        Assert.Equal("A", items[0].GetProperty("row").GetProperty("name").GetString());
        Assert.Equal("0x80040217", items[1].GetProperty("code").GetString());
    }

    [Fact]
    public async Task With_stop_on_error_what_stands_behind_is_not_carried_out()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new() { CacheFolder = Caches.Contoso, Port = null }, TestContext.Current.CancellationToken);
        using var machine = SampleOrg.MachineOf(emulator);
        await File.WriteAllTextAsync(machine.PathOf("b.json"), $$$"""
            [{"collection":"accounts","action":"delete","key":"{{{Nobody}}}"},{"collection":"accounts","action":"create","data":{"name":"A"}}]
            """, TestContext.Current.CancellationToken);

        var run = await machine.RunAsync("batch", "b.json", "--stop-on-error");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("0x80040217", (await machine.RunAsync("batch", "b.json", "--stop-on-error", "--json")).Error);
        Assert.DoesNotContain("Succeeded", run.Out);
        machine.Handler = emulator.CreateHandler();
        Assert.Equal("[]\n", (await machine.RunAsync("query", "accounts", "--json")).Out);
    }

    [Theory]
    [InlineData("{}", "A batch as JSON is a list")]
    [InlineData("[{\"collection\":\"accounts\",\"action\":\"make\"}]", "Item 1 of the batch: 'action' is 'make'. Write create, update or delete. Nothing was sent.")]
    [InlineData("[", "The batch is not JSON")]
    public async Task What_is_no_batch_is_refused_before_anything_is_sent(string json, string message)
    {
        using var machine = new Machine { Input = json };

        var run = await machine.RunAsync("batch", "-", "--url", "http://localhost:1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }
}
