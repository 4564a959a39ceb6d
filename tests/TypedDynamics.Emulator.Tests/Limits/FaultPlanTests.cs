using System.Text.Json;

namespace TypedDynamics.Emulator.Limits;

public sealed class FaultPlanTests : IAsyncLifetime
{
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Nothing_goes_wrong_unless_told_so()
    {
        Assert.Equal([200, 200, 200], await StatusesAsync("WhoAmI", 3));
        Assert.All(_org.Emulator.Faults.Played.Values, static count => Assert.Equal(0, count));
    }

    [Fact]
    public async Task The_next_requests_fail_and_those_behind_them_do_not()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.ServerBusy) { Next = 2 });

        Assert.Equal([503, 503, 200, 200], await StatusesAsync("WhoAmI", 4));
        Assert.Equal(2, _org.Emulator.Faults.Played[FaultKind.ServerBusy]);
    }

    [Fact]
    public async Task Every_third_request_fails()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.RequestLimit) { Every = 3 });

        Assert.Equal([200, 200, 429, 200, 200, 429, 200], await StatusesAsync("WhoAmI", 7));
    }

    [Fact]
    public async Task The_same_seed_picks_the_same_requests_and_another_one_others()
    {
        var first = await PickedAsync(seed: 7);
        var again = await PickedAsync(seed: 7);
        var other = await PickedAsync(seed: 8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(static status => status == 503), 40, 80);
    }

    [Fact]
    public async Task A_fault_keeps_to_its_method_and_its_path()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.ServerBusy) { Method = "POST", PathPrefix = "accounts" });

        Assert.Equal(200, (await _org.GetAsync("accounts?$top=1")).Status);
        Assert.Equal(204, (await _org.PostAsync("contacts", "{}")).Status);
        Assert.Equal(503, (await _org.PostAsync("accounts", "{}")).Status);
    }

    [Fact]
    public async Task The_first_fault_that_is_due_plays()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.BadGateway) { Every = 2 }, new Fault(FaultKind.ServerBusy) { Next = 2 });

        Assert.Equal([503, 502, 503, 502, 200], await StatusesAsync("WhoAmI", 5));
    }

    [Fact]
    public async Task What_was_played_can_be_read_behind_the_end()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.ServerBusy));
        await StatusesAsync("WhoAmI", 2);
        _org.Emulator.Faults.Clear();

        Assert.Equal([200], await StatusesAsync("WhoAmI", 1));
        Assert.Equal(2, _org.Emulator.Faults.Played[FaultKind.ServerBusy]);
        Assert.Empty(_org.Emulator.Faults.Faults);
        _org.Emulator.Faults.Play();
        Assert.Equal(0, _org.Emulator.Faults.Played[FaultKind.ServerBusy]);
    }

    [Fact]
    public async Task A_plan_can_be_put_shown_and_deleted_over_http()
    {
        using var client = new HttpClient(_org.Emulator.CreateHandler()) { BaseAddress = _org.Emulator.BaseAddress };
        using var put = await client.PutAsync("emulator/faults", new StringContent("""{"faults":[{"kind":"requestLimit","next":1,"method":"post","path":"accounts","retryAfter":22},{"kind":"resetAfterCommit","probability":0.25,"seed":7}]}"""), TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)put.StatusCode);

        var limited = await _org.PostAsync("accounts", "{}");
        Assert.Equal((429, "22"), (limited.Status, limited.Headers["Retry-After"]));
        var shown = JsonDocument.Parse(await client.GetStringAsync("emulator/faults", TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(
            """[{"kind":"requestLimit","probability":1,"every":1,"next":1,"method":"POST","path":"accounts","seed":0,"retryAfter":22,"delay":30},{"kind":"resetAfterCommit","probability":0.25,"every":1,"seed":7,"retryAfter":5,"delay":30}]""",
            shown.GetProperty("faults").GetRawText());
        Assert.Equal(1, shown.GetProperty("played").GetProperty("requestLimit").GetInt32());
        Assert.Equal(0, shown.GetProperty("played").GetProperty("resetAfterCommit").GetInt32());

        using var deleted = await client.DeleteAsync("emulator/faults", TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.Equal(204, (await _org.PostAsync("accounts", "{}")).Status);
        using var posted = await client.PostAsync("emulator/faults", null, TestContext.Current.CancellationToken);
        Assert.Equal(405, (int)posted.StatusCode);
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("{}", "'faults'")]
    [InlineData("""{"faults":[{"kind":"reset"},{"probability":1}]}""", "faults[1] is no object with the member 'kind'")]
    [InlineData("""{"faults":[{"kind":"earthquake"}]}""", "faults[0].kind is none of requestLimit, ")]
    [InlineData("""{"faults":[{"kind":"reset","probability":1.5}]}""", "faults[0].probability cannot be used: A probability is between 0 and 1.")]
    [InlineData("""{"faults":[{"kind":"reset","every":0}]}""", "faults[0].every")]
    [InlineData("""{"faults":[{"kind":"reset","next":"two"}]}""", "faults[0].next")]
    [InlineData("""{"faults":[{"kind":"reset","delay":1e99}]}""", "faults[0].delay")]
    [InlineData("""{"faults":[{"kind":"reset","often":true}]}""", "faults[0].often cannot be used: the members are kind, ")]
    public async Task A_plan_that_cannot_be_used_changes_nothing_and_the_answer_names_the_member(string plan, string message)
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.ServerBusy));
        using var client = new HttpClient(_org.Emulator.CreateHandler()) { BaseAddress = _org.Emulator.BaseAddress };
        using var put = await client.PutAsync("emulator/faults", new StringContent(plan), TestContext.Current.CancellationToken);

        Assert.Equal(400, (int)put.StatusCode);
        Assert.Contains(message, await put.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(FaultKind.ServerBusy, Assert.Single(_org.Emulator.Faults.Faults).Kind);
    }

    private async Task<List<int>> PickedAsync(int seed)
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.ServerBusy) { Probability = 0.3, Seed = seed });
        return await StatusesAsync("WhoAmI", 200);
    }

    private async Task<List<int>> StatusesAsync(string path, int times)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++) statuses.Add((await _org.GetAsync(path)).Status);
        return statuses;
    }
}
