using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Emulator.Limits;

/// <summary>What each fault looks like to a client, and whether the request was carried out all the same.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Account = "a0000000-0000-0000-0000-000000000001";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(FaultKind.RequestLimit, 429, "0x80072322", "Number of requests exceeded the limit of 6000 over time window of 300 seconds.")]
    [InlineData(FaultKind.ExecutionTimeLimit, 429, "0x80072321", "Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.")]
    [InlineData(FaultKind.ConcurrencyLimit, 429, "0x80072326", "Number of concurrent requests exceeded the limit of 52.")]
    [InlineData(FaultKind.ServerBusy, 503, "0x8004A001", "The server is busy and the request was not completed. Try again later.")]
    public async Task Who_is_refused_is_told_when_to_come_back(FaultKind kind, int status, string code, string message)
    {
        _org.Emulator.Faults.Play(new Fault(kind) { Next = 1, RetryAfter = TimeSpan.FromSeconds(21.5) });
        var reply = await CreateAsync();

        Assert.Equal((status, code, message, "22"), (reply.Status, reply.Code, reply.Message, reply.Headers["Retry-After"]));
        Assert.False(await IsThereAsync());
    }

    [Fact]
    public async Task An_expired_token_is_challenged()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.TokenExpired) { Next = 1 });
        var reply = await CreateAsync();

        Assert.Equal((401, "0x8005F101"), (reply.Status, reply.Code));
        Assert.StartsWith("Bearer authorization_uri=", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.False(await IsThereAsync());
    }

    [Theory]
    [InlineData(FaultKind.BadGateway, 502, "502 Bad Gateway", false)]
    [InlineData(FaultKind.BadGatewayAfterCommit, 502, "502 Bad Gateway", true)]
    [InlineData(FaultKind.GatewayTimeout, 504, "504 Gateway Time-out", false)]
    [InlineData(FaultKind.GatewayTimeoutAfterCommit, 504, "504 Gateway Time-out", true)]
    public async Task A_gateway_answers_with_a_page(FaultKind kind, int status, string title, bool isDone)
    {
        _org.Emulator.Faults.Play(new Fault(kind) { Next = 1 });
        var reply = await CreateAsync();

        Assert.Equal((status, "text/html"), (reply.Status, reply.Headers["Content-Type"]));
        Assert.Contains($"<title>{title}</title>", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("REQ_ID", reply.Headers.Keys);
        Assert.DoesNotContain("OData-EntityId", reply.Headers.Keys);
        Assert.Equal(isDone, await IsThereAsync());
    }

    [Theory]
    [InlineData(FaultKind.Reset, false)]
    [InlineData(FaultKind.ResetAfterCommit, true)]
    [InlineData(FaultKind.TruncatedAnswer, true)]
    public async Task A_connection_breaks_without_an_answer(FaultKind kind, bool isDone)
    {
        _org.Emulator.Faults.Play(new Fault(kind) { Next = 1 });
        var error = await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);

        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(error.InnerException).HttpRequestError);
        Assert.Equal(isDone, await IsThereAsync());
    }

    [Fact]
    public async Task A_connection_breaks_halfway_through_a_body()
    {
        await CreateAsync();
        _org.Emulator.Faults.Play(new Fault(FaultKind.TruncatedAnswer));
        using var client = new HttpClient(_org.Emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Org.Root}accounts({Account})");
        request.Headers.Add("Authorization", "Bearer any");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
        var half = new byte[(int)(response.Content.Headers.ContentLength!.Value / 2)];
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await body.ReadExactlyAsync(half, TestContext.Current.CancellationToken);
        Assert.StartsWith("{\"@odata.context\":", System.Text.Encoding.UTF8.GetString(half), StringComparison.Ordinal);
        var end = await Assert.ThrowsAsync<HttpIOException>(async () => await body.ReadExactlyAsync(half, TestContext.Current.CancellationToken));
        Assert.Equal(HttpRequestError.ResponseEnded, end.HttpRequestError);
    }

    [Fact]
    public async Task A_slow_answer_waits_for_the_emulator_s_clock_and_its_request_does_not()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.SlowAnswer) { Next = 1, Delay = TimeSpan.FromSeconds(40) });
        var answer = CreateAsync();

        Assert.True(await IsThereAsync());
        _clock.Advance(TimeSpan.FromSeconds(39));
        Assert.False(answer.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(204, (await answer).Status);
    }

    [Fact]
    public async Task Who_does_not_wait_for_a_slow_answer_may_go()
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.SlowAnswer) { Next = 1 });
        using var client = new HttpClient(_org.Emulator.CreateHandler());
        client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        using var patience = new CancellationTokenSource();
        var answer = client.PostAsync(Org.Root + "accounts", new StringContent($$"""{"accountid":"{{Account}}"}"""), patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.True(await IsThereAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_batch_is_carried_out_and_its_answer_lacks_the_last_parts(int seed)
    {
        _org.Emulator.Faults.Play(new Fault(FaultKind.TruncatedBatch) { Next = 1, Seed = seed });
        var parts = string.Concat(Enumerable.Range(1, 5).Select(static i => $"--b\r\nContent-Type: application/http\r\n\r\nPOST contacts HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{\"lastname\":\"{i}\"}}\r\n"));
        Assert.Equal(200, (await _org.GetAsync("WhoAmI")).Status);
        var reply = await _org.SendAsync(HttpMethod.Post, "$batch", parts + "--b--\r\n", ("Content-Type", "multipart/mixed; boundary=b"));

        Assert.Equal(200, reply.Status);
        Assert.InRange(reply.Body.Split("HTTP/1.1 204").Length - 1, 1, 4);
        Assert.False(reply.Body.TrimEnd().EndsWith("--", StringComparison.Ordinal));
        Assert.Equal("\uFEFF5", (await _org.GetAsync("contacts/$count")).Body);
    }

    private Task<Reply> CreateAsync() => _org.PostAsync("accounts", $$"""{"accountid":"{{Account}}"}""");

    private async Task<bool> IsThereAsync() => (await _org.GetAsync($"accounts({Account})?$select=name")).Status == 200;
}
