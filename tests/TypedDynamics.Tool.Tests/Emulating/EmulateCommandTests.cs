using System.Net.Http.Json;
using System.Text.Json;

namespace TypedDynamics.Tool.Tests.Emulating;

public sealed class EmulateCommandTests
{
    private const string Seed = """{"accounts":[{"accountid":"11111111-1111-1111-1111-111111111111","name":"Seeded"}]}""";

    [Fact]
    public async Task It_serves_the_cache_until_it_is_stopped_and_tells_its_address_as_JSON()
    {
        using var machine = new Machine();
        await using var tool = new RunningTool(machine, "emulate", "--cache", Caches.Contoso, "--port", "0", "--sample-data", "--json");

        var started = JsonElement.Parse(await tool.OutputWithAsync("}"));

        using var http = new HttpClient();
        var grant = await http.PostAsync(new Uri(started.GetProperty("tokenEndpoint").GetString()!), new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "any", ["client_secret"] = "any", ["scope"] = started.GetProperty("address").GetString() + ".default" }), TestContext.Current.CancellationToken);
        var token = (await grant.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var accounts = await http.GetFromJsonAsync<JsonElement>(new Uri(started.GetProperty("webApi").GetString() + "accounts?$select=name&$top=3"), TestContext.Current.CancellationToken);
        Assert.Equal(3, accounts.GetProperty("value").GetArrayLength());
        Assert.Equal(0, await tool.StopAsync());
    }

    [Fact]
    public async Task The_address_is_the_same_again_unless_somebody_has_it()
    {
        using var machine = new Machine();
        await using var first = new RunningTool(machine, "emulate", "--cache", Caches.Contoso, "--json");
        var one = JsonElement.Parse(await first.OutputWithAsync("}")).GetProperty("address").GetString();
        await using var second = new RunningTool(machine, "emulate", "--cache", Caches.Contoso, "--json");
        var other = JsonElement.Parse(await second.OutputWithAsync("}")).GetProperty("address").GetString();

        Assert.NotEqual(one, other);
        Assert.InRange(new Uri(one!).Port, 5080, 5179);
    }

    [Fact]
    public async Task A_database_keeps_its_rows_and_is_seeded_once()
    {
        using var machine = new Machine();
        await File.WriteAllTextAsync(machine.PathOf("seed.json"), Seed, TestContext.Current.CancellationToken);
        string[] arguments = ["emulate", "--cache", Caches.Contoso, "--port", "0", "--database", "rows.db", "--seed", "seed.json"];
        await using (var first = new RunningTool(machine, arguments)) await first.OutputWithAsync("rows.db");

        await using var second = new RunningTool(machine, arguments);
        var started = await second.OutputWithAsync("rows.db");

        Assert.Contains("is there already: it keeps its rows", second.Error);
        var address = started.Split('\n').Single(static line => line.StartsWith("Address", StringComparison.Ordinal))["Address".Length..].Trim();
        var run = await machine.RunAsync("query", "accounts?$select=name", "--url", address, "--format", "csv");
        Assert.Equal((0, "name,accountid\nSeeded,11111111-1111-1111-1111-111111111111\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_seed_that_cannot_be_used_is_named_and_leaves_no_half_filled_database()
    {
        using var machine = new Machine();
        await File.WriteAllTextAsync(machine.PathOf("good.json"), Seed, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(machine.PathOf("bad.json"), """{"acounts":[]}""", TestContext.Current.CancellationToken);

        var run = await machine.RunAsync("emulate", "--cache", Caches.Contoso, "--port", "0", "--database", "rows.db", "--seed", "good.json", "bad.json");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("bad.json': The seed cannot be used", run.Error);
        Assert.False(File.Exists(machine.PathOf("rows.db")));
    }

    [Theory]
    [InlineData("--cache", "nowhere", "There is no metadata cache at")]
    [InlineData("--port", "70000", "--port is a number from 0 to 65535")]
    public async Task What_cannot_be_run_is_said_in_a_line(string option, string value, string message)
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("emulate", option, value);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error);
    }
}
