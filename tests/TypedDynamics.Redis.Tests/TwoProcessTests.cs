using TypedDynamics.Emulator;
using TypedDynamics.Emulator.Limits;

namespace TypedDynamics.Redis;

/// <summary>Two processes, one Redis, one org that counts.</summary>
[Trait("Category", "Slow")]
public sealed class TwoProcessTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private const int Deliveries = 10_000;
    private const int AtOnce = 64;

    [Fact]
    public async Task They_ask_for_one_token_and_keep_one_budget()
    {
        await using var org = await StartOrgAsync(new() { ConcurrentRequests = 10, Requests = 100_000 });
        org.Faults.Play(new Fault(FaultKind.SlowAnswer) { Delay = TimeSpan.FromMilliseconds(15), PathPrefix = "WhoAmI" });
        // Each by itself would stay below ten; both together would not.
        await using var first = await WorkerProcess.StartAsync(redis.Configuration, org.BaseAddress, mostAtOnce: 6);
        await using var second = await WorkerProcess.StartAsync(redis.Configuration, org.BaseAddress, mostAtOnce: 6);

        await Task.WhenAll(first.WorkAsync(150), second.WorkAsync(150));

        Assert.Equal(1, org.TokensIssued);
        Assert.Equal(0, org.RequestsRefused);
    }

    [Fact]
    public async Task Ten_thousand_events_told_to_both_are_handled_once_each()
    {
        await using var org = await StartOrgAsync(null);
        await using var first = await WorkerProcess.StartAsync(redis.Configuration, org.BaseAddress);
        await using var second = await WorkerProcess.StartAsync(redis.Configuration, org.BaseAddress);
        var events = Enumerable.Range(0, Deliveries).Select(static _ => Guid.NewGuid()).ToList();

        await TellAsync(events, first, second);

        var handled = (await Task.WhenAll(first.StopAsync(), second.StopAsync())).SelectMany(static some => some).ToList();
        Assert.Equal(Deliveries, handled.Count);
        Assert.Equal(events.Order(), handled.Order());
    }

    [Fact]
    public async Task A_server_that_is_killed_and_comes_back_loses_nothing()
    {
        await using var org = await StartOrgAsync(null);
        await using var first = await WorkerProcess.StartAsync(redis.Configuration, org.BaseAddress);
        await using var second = await WorkerProcess.StartAsync(redis.Configuration, org.BaseAddress);
        var events = Enumerable.Range(0, 3000).Select(static _ => Guid.NewGuid()).ToList();

        await TellAsync(events[..1000], first, second);
        await redis.KillAsync();
        await TellAsync(events[1000..2000], first, second);
        await Task.WhenAll(first.WorkAsync(20), second.WorkAsync(20));
        await redis.StartAsync();
        await TellAsync(events[2000..], first, second);
        await TellAsync(events[..1000], first, second);

        var handled = (await Task.WhenAll(first.StopAsync(), second.StopAsync())).SelectMany(static some => some).ToList();
        Assert.Equal(events.Order(), handled.Distinct().Order());
        // What was handled before the crash is remembered after it; while the server was away each process knew its own only.
        Assert.All(handled.CountBy(static operation => operation).Where(static times => times.Value > 1), times => Assert.InRange(events.IndexOf(times.Key), 1000, 2999));
    }

    // Each event goes to both processes, and twice to one of them.
    private static Task TellAsync(IReadOnlyList<Guid> events, WorkerProcess first, WorkerProcess second) =>
        Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (operation, _) =>
            await Task.WhenAll(first.TellAsync(operation), second.TellAsync(operation), (operation.GetHashCode() % 2 == 0 ? first : second).TellAsync(operation)));

    private static Task<DataverseEmulator> StartOrgAsync(ServiceProtectionLimits? limits) => DataverseEmulator.StartAsync(new EmulatorOptions
    {
        CacheFolder = RepositoryRoot.File("metadata-cache", "contoso"),
        Certificate = LoopbackCertificate.Create(),
        ServiceProtection = limits,
    });
}
