using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

/// <summary>Keeping within what the service allows each user.</summary>
public sealed class ServiceProtectionTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<(string User, double Time)> _sent = [];

    [Fact]
    public async Task A_pause_that_the_service_asks_for_holds_every_request_of_that_user()
    {
        var connection = Connection(request => _sent.Count == 1 ? Busy("0x80072322", 20) : new(HttpStatusCode.NoContent), users: 1);

        var first = connection.GetAsync("accounts");
        var second = connection.GetAsync("contacts");
        await PassAsync(Task.WhenAll(first, second));

        Assert.Equal(3, _sent.Count);
        Assert.Equal(0, _sent[0].Time);
        Assert.All(_sent.Skip(1), static sent => Assert.True(sent.Time >= 20));
    }

    [Fact]
    public async Task While_one_user_pauses_the_others_work()
    {
        var connection = Connection(request => UserOf(request) == "user-1" ? Busy("0x80072322", 60) : new(HttpStatusCode.NoContent), users: 2);

        for (var i = 0; i < 10; i++) await PassAsync(connection.GetAsync("accounts"));

        Assert.Single(_sent, static sent => sent.User == "user-1");
        Assert.Equal(10, _sent.Count(static sent => sent.User == "user-2"));
        Assert.All(_sent, static sent => Assert.True(sent.Time < 1.5));
    }

    [Fact]
    public async Task Work_is_spread_over_the_users()
    {
        var connection = Connection(static _ => new(HttpStatusCode.NoContent), users: 3);

        for (var i = 0; i < 30; i++) await PassAsync(connection.GetAsync("accounts"));

        Assert.All(_sent.GroupBy(static sent => sent.User), static requests => Assert.Equal(10, requests.Count()));
    }

    [Fact]
    public async Task No_more_run_at_once_than_is_allowed_and_fewer_after_the_service_complained()
    {
        var (running, most) = (0, 0);
        var isBusy = true;
        var handler = new FaultyHandler(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return isBusy ? Busy("0x80072326", 1) : new(HttpStatusCode.NoContent);
        });
        var options = Options(handler, users: 1);
        (options.MaxConcurrentRequests, options.MaxRetries) = (4, 0);
        var connection = new DataverseConnection(options);

        await Assert.ThrowsAsync<DataverseException>(() => connection.GetAsync("accounts"));
        isBusy = false;
        most = 0;
        await PassAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => connection.GetAsync("accounts"))));

        // Two after halving; by one more for as many as went well.
        Assert.InRange(most, 1, 4);
        Assert.Equal(0, running);
    }

    [Fact]
    public async Task The_recommended_parallelism_is_that_of_all_users()
    {
        var connection = Connection(
            static _ =>
            {
                var response = new HttpResponseMessage(HttpStatusCode.NoContent);
                response.Headers.TryAddWithoutValidation("x-ms-dop-hint", "8");
                return response;
            },
            users: 2);
        Assert.Null(connection.Protection.ParallelismHint);

        await PassAsync(Task.WhenAll(connection.GetAsync("accounts"), connection.GetAsync("accounts")));

        Assert.Equal(16, connection.Protection.ParallelismHint);
    }

    [Fact]
    public async Task All_tries_together_end_when_the_time_is_over()
    {
        var options = Options(new CapturingHandler(_ => Busy("0x80072322", 50)), users: 1);
        (options.TotalTimeout, options.MaxRetries) = (TimeSpan.FromSeconds(70), 10);

        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => PassAsync(new DataverseConnection(options).GetAsync("accounts")));

        Assert.Contains("DataverseOptions.TotalTimeout", exception.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.True(Now >= 70);
    }

    [Fact]
    public async Task An_open_circuit_sends_nothing_and_then_tries_again()
    {
        var isDown = true;
        var options = Options(new CapturingHandler(_ =>
        {
            _sent.Add(("", Now));
            return isDown ? new(HttpStatusCode.InternalServerError) : new HttpResponseMessage(HttpStatusCode.NoContent);
        }), users: 1);
        (options.MaxRetries, options.CircuitBreaker) = (0, new() { MinimumRequests = 4 });
        var connection = new DataverseConnection(options);
        for (var i = 0; i < 4; i++) await Assert.ThrowsAsync<DataverseException>(() => connection.GetAsync("accounts"));

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => connection.GetAsync("accounts"));
        Assert.Contains("was not sent", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(4, _sent.Count);

        isDown = false;
        _clock.Advance(TimeSpan.FromSeconds(16));
        (await connection.GetAsync("accounts")).Dispose();
        Assert.Equal(5, _sent.Count);
    }

    private double Now => (_clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds;

    private static string UserOf(HttpRequestMessage request) => request.Headers.Authorization!.Parameter!;

    private static HttpResponseMessage Busy(string code, int seconds)
    {
        var response = CapturingHandler.Json(HttpStatusCode.TooManyRequests, $$$"""{"error":{"code":"{{{code}}}","message":"Limit exceeded."}}""");
        response.Headers.TryAddWithoutValidation("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private DataverseConnection Connection(Func<HttpRequestMessage, HttpResponseMessage> answer, int users) => new(Options(
        new CapturingHandler(request =>
        {
            _sent.Add((UserOf(request), Now));
            return answer(request);
        }),
        users));

    private DataverseOptions Options(HttpMessageHandler handler, int users)
    {
        var options = Connections.Options(handler);
        (options.AccessToken, options.MaxRetries, options.Clock) = (null, 3, _clock);
        for (var i = 1; i <= users; i++)
        {
            var token = $"user-{i}";
            options.Users.Add(new(token, (_, _) => ValueTask.FromResult(token)));
        }

        return options;
    }

    // Time passes second by second until it is done.
    private async Task PassAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            for (var i = 0; i < 20 && !work.IsCompleted; i++) await Task.Yield();
            if (!work.IsCompleted) _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await work;
    }
}
