using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace TypedDynamics.Redis;

/// <summary>What two processes hold against each other; each object here stands for one.</summary>
public sealed class RedisSharingTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_lock_has_one_holder()
    {
        await using var first = Connect();
        await using var second = Connect();
        var held = await first.LockAsync("one", TestContext.Current.CancellationToken);

        var waiting = second.LockAsync("one", TestContext.Current.CancellationToken).AsTask();
        await using var other = await second.LockAsync("another", TestContext.Current.CancellationToken);

        Assert.False(waiting.IsCompleted);
        await held.DisposeAsync();
        await using var _ = await waiting.WaitAsync(s_patience);
    }

    [Fact]
    public async Task No_more_requests_run_than_a_user_has_and_each_end_lets_one_in()
    {
        await using var first = Connect();
        await using var second = Connect();
        var one = await EnterAsync(first, "ada");
        await using var two = await EnterAsync(second, "ada");
        await using var others = await EnterAsync(second, "bob");

        var third = EnterAsync(second, "ada");

        Assert.False(third.IsCompleted);
        await one.DisposeAsync();
        await using var _ = await third.WaitAsync(s_patience);
    }

    [Fact]
    public async Task What_a_dead_process_held_is_free_after_its_lease()
    {
        // A clock that stands still: the leases of this one are not renewed.
        await using var dead = Connect(clock: new Microsoft.Extensions.Time.Testing.FakeTimeProvider());
        await using var alive = Connect();
        await dead.LockAsync("left behind", TestContext.Current.CancellationToken);
        await EnterAsync(dead, "eve");
        await EnterAsync(dead, "eve");
        Assert.NotNull(await dead.ClaimAsync("left behind", TestContext.Current.CancellationToken));

        await using var held = await alive.LockAsync("left behind", TestContext.Current.CancellationToken).AsTask().WaitAsync(s_patience);
        await using var entered = await EnterAsync(alive, "eve").WaitAsync(s_patience);
        await using var claim = await alive.ClaimAsync("left behind", TestContext.Current.CancellationToken).AsTask().WaitAsync(s_patience);
        Assert.NotNull(claim);
    }

    [Fact]
    public async Task A_pause_holds_for_all_and_a_shorter_one_does_not_end_it()
    {
        await using var first = Connect();
        await using var second = Connect();
        await first.PauseAsync("kim", TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        await second.PauseAsync("kim", TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        var entering = second.EnterAsync("kim", 2, TimeSpan.FromHours(1), TestContext.Current.CancellationToken).AsTask();
        // Longer than this caller waits: the service's own error is to tell of it.
        await using var impatient = await second.EnterAsync("kim", 2, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.False(entering.IsCompleted);
        var key = (await Multiplexer()).GetDatabase();
        Assert.True(await key.KeyTimeToLiveAsync($"{Prefix}pause:{{kim}}") > TimeSpan.FromMinutes(9));
    }

    [Fact]
    public async Task An_event_is_handled_once_and_again_where_that_failed()
    {
        await using var first = Connect();
        await using var second = Connect();
        var claim = await first.ClaimAsync("e1", TestContext.Current.CancellationToken);
        var other = second.ClaimAsync("e1", TestContext.Current.CancellationToken).AsTask();
        Assert.False(other.IsCompleted);

        await claim!.DisposeAsync();
        var again = await other.WaitAsync(s_patience);
        Assert.NotNull(again);
        await again.CompleteAsync();
        await again.DisposeAsync();

        Assert.Null(await first.ClaimAsync("e1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_hangs_is_not_waited_for()
    {
        var log = new Lines();
        await using var services = new ServiceCollection().AddLogging(builder => builder.AddProvider(log)).AddDataverseRedis(redis.Configuration, new() { KeyPrefix = Prefix, Patience = TimeSpan.FromMilliseconds(100) }).BuildServiceProvider();
        var sharing = services.GetRequiredService<IDataverseSharing>();
        await (await EnterAsync(services.GetRequiredService<RedisSharing>(), "liz")).DisposeAsync();
        redis.Hang();
        try
        {
            // The connection itself is given up after seconds, each time anew: a hundred would take minutes.
            for (var i = 0; i < 100; i++)
            {
                await (await sharing.EnterAsync("liz", 1, s_patience, TestContext.Current.CancellationToken)).DisposeAsync();
                Assert.Null(await sharing.Tokens!.GetAsync("any", TestContext.Current.CancellationToken));
            }
        }
        finally
        {
            redis.GoOn();
        }

        Assert.Equal(6001, log.Events.First(static id => id is 6001 or 6002));
    }

    [Fact]
    public async Task While_the_server_is_away_everything_passes_and_that_is_told_once()
    {
        var log = new Lines();
        await using var services = new ServiceCollection().AddLogging(builder => builder.AddProvider(log)).AddDataverseRedis("127.0.0.1:1,connectTimeout=200,connectRetry=1").BuildServiceProvider();
        var sharing = services.GetRequiredService<IDataverseSharing>();

        for (var i = 0; i < 3; i++)
        {
            await (await sharing.LockAsync("x", TestContext.Current.CancellationToken)).DisposeAsync();
            await (await sharing.EnterAsync("x", 1, s_patience, TestContext.Current.CancellationToken)).DisposeAsync();
            await sharing.PauseAsync("x", s_patience, TestContext.Current.CancellationToken);
            Assert.NotNull(await services.GetRequiredService<IEventDeliveries>().ClaimAsync("x", TestContext.Current.CancellationToken));
        }

        Assert.Equal([6001], log.Events.Where(static id => id is 6001 or 6002));
    }

    private static string Prefix => "sharing-tests:";

    private RedisSharing Connect(TimeProvider? clock = null) => new(Multiplexer, new() { KeyPrefix = Prefix, Lease = TimeSpan.FromSeconds(2) }, clock: clock);

    private Task<ConnectionMultiplexer> Multiplexer() => ConnectionMultiplexer.ConnectAsync(redis.Configuration);

    private static Task<IAsyncDisposable> EnterAsync(RedisSharing sharing, string user) => sharing.EnterAsync(user, 2, s_patience, TestContext.Current.CancellationToken).AsTask();

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<int> Events { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Events) Events.Add(eventId.Id);
        }

        public void Dispose()
        {
        }
    }
}
