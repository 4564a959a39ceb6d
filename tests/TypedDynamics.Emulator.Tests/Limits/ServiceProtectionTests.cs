using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Emulator.Limits;

public sealed class ServiceProtectionTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));

    [Fact]
    public async Task Requests_beyond_the_budget_wait_until_the_window_has_moved_on()
    {
        await using var org = await StartAsync(new() { Requests = 3, Window = TimeSpan.FromSeconds(60) });
        var left = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var reply = await org.GetAsync("WhoAmI");
            Assert.Equal(200, reply.Status);
            left.Add(reply.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"]);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["2", "1", "0"], left);
        var refused = await org.PostAsync("accounts", "{}");
        Assert.Equal((429, "0x80072322", "30"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        Assert.Equal("Number of requests exceeded the limit of 3 over time window of 60 seconds.", refused.Message);
        Assert.Equal("0", refused.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"]);

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await org.GetAsync("WhoAmI")).Status);
        Assert.Equal(429, (await org.GetAsync("WhoAmI")).Status);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("\uFEFF0", (await org.GetAsync("accounts/$count")).Body);
    }

    [Fact]
    public async Task Execution_time_is_a_budget_too()
    {
        await using var org = await StartAsync(new() { ExecutionTime = TimeSpan.FromSeconds(30) });
        org.Emulator.Faults.Play(new Fault(FaultKind.SlowAnswer) { Delay = TimeSpan.FromSeconds(20) });
        Assert.Equal("30.00", (await SlowAsync(org)).Headers["x-ms-ratelimit-time-remaining-xrm-requests"]);
        Assert.Equal("10.00", (await SlowAsync(org)).Headers["x-ms-ratelimit-time-remaining-xrm-requests"]);
        org.Emulator.Faults.Clear();

        var refused = await org.GetAsync("WhoAmI");
        Assert.Equal((429, "0x80072321", "260"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        Assert.StartsWith("Combined execution time of incoming requests exceeded limit of 30,000 milliseconds over time window of 300 seconds.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("0.00", refused.Headers["x-ms-ratelimit-time-remaining-xrm-requests"]);
        _clock.Advance(TimeSpan.FromSeconds(260));
        Assert.Equal(200, (await org.GetAsync("WhoAmI")).Status);
    }

    [Fact]
    public async Task Only_so_many_requests_are_under_way_at_a_time()
    {
        await using var org = await StartAsync(new() { ConcurrentRequests = 2 });
        org.Emulator.Faults.Play(new Fault(FaultKind.SlowAnswer) { Next = 2 });
        var (first, second) = (org.GetAsync("WhoAmI"), org.GetAsync("WhoAmI"));
        var refused = await org.GetAsync("WhoAmI");

        Assert.Equal((429, "0x80072326", "1"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        Assert.Equal("Number of concurrent requests exceeded the limit of 2.", refused.Message);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((200, 200), ((await first).Status, (await second).Status));
        Assert.Equal(200, (await org.GetAsync("WhoAmI")).Status);
    }

    [Fact]
    public async Task Each_user_has_a_budget_and_keeps_it_with_a_new_token()
    {
        await using var org = await StartAsync(new() { Requests = 1 });

        Assert.Equal(200, await StatusAsync(org, Token("""{"oid":"one","iat":1}""")));
        Assert.Equal(429, await StatusAsync(org, Token("""{"oid":"one","iat":2}""")));
        Assert.Equal(200, await StatusAsync(org, Token("""{"appid":"two"}""")));
        Assert.Equal(200, await StatusAsync(org, Token("[]")));
        Assert.Equal(200, await StatusAsync(org, "a.b!.c"));
        Assert.Equal(200, await StatusAsync(org, "plain"));
        Assert.Equal(429, await StatusAsync(org, "plain"));
    }

    [Fact]
    public async Task A_request_that_the_budget_refuses_meets_no_fault()
    {
        await using var org = await StartAsync(new() { Requests = 1 });
        org.Emulator.Faults.Play(new Fault(FaultKind.ResetAfterCommit) { Every = 2 });

        Assert.Equal(200, (await org.GetAsync("WhoAmI")).Status);
        Assert.Equal(429, (await org.GetAsync("WhoAmI")).Status);
        Assert.Equal(0, org.Emulator.Faults.Played[FaultKind.ResetAfterCommit]);
    }

    [Fact]
    public async Task Without_limits_every_request_is_as_the_first()
    {
        await using var org = await StartAsync(null);
        for (var i = 0; i < 3; i++)
        {
            var reply = await org.GetAsync("WhoAmI");
            Assert.Equal(("5999", "1,200.00", "4"), (reply.Headers["x-ms-ratelimit-burst-remaining-xrm-requests"], reply.Headers["x-ms-ratelimit-time-remaining-xrm-requests"], reply.Headers["x-ms-dop-hint"]));
        }
    }

    [Fact]
    public void Limits_are_greater_than_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ServiceProtectionLimits { Requests = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ServiceProtectionLimits { Window = TimeSpan.Zero });
    }

    private Task<Org> StartAsync(ServiceProtectionLimits? limits) => Org.StartAsync(clock: _clock, protection: limits);

    private async Task<Reply> SlowAsync(Org org)
    {
        var answer = org.GetAsync("WhoAmI");
        _clock.Advance(TimeSpan.FromSeconds(20));
        return await answer;
    }

    private static string Token(string claims) => $"eyJ9.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.sig";

    private static async Task<int> StatusAsync(Org org, string token)
    {
        using var client = new HttpClient(org.Emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, Org.Root + "WhoAmI");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
