using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

public sealed class RetryTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<double> _times = [];

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task What_was_turned_away_is_sent_again_when_the_service_asks_for_it(string method)
    {
        var connection = Over(Busy(HttpStatusCode.TooManyRequests, "22"), Busy(HttpStatusCode.ServiceUnavailable, "Thu, 01 Jan 2026 00:00:40 GMT"), new(HttpStatusCode.NoContent));

        using var response = await SendAsync(connection, new(new HttpMethod(method), "accounts"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([0, 22, 40], _times);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_renewed_whatever_went_wrong_before()
    {
        var clock = new WaitlessClock();
        HttpStatusCode[] answers = [HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent];
        var at = 0;
        using var handler = new CapturingHandler(_ => new(answers[at++]));
        var options = Connections.Options(handler);
        (options.Clock, options.MaxRetries) = (clock, 10);
        using var connection = new DataverseConnection(options);

        using var response = await connection.GetAsync("accounts");
        Assert.Equal((HttpStatusCode.NoContent, answers.Length), (response.StatusCode, at));

        (at, answers) = (0, [HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<DataverseException>(() => connection.GetAsync("accounts"))).StatusCode);
        Assert.Equal(4, at);
    }

    [Fact]
    public async Task Without_a_word_from_the_service_the_waits_grow_and_end()
    {
        var connection = Over([.. Enumerable.Range(0, 10).Select(static _ => Busy(HttpStatusCode.ServiceUnavailable, null))]);

        var exception = await Assert.ThrowsAsync<DataverseException>(() => SendAsync(connection, new(HttpMethod.Get, "accounts")));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Equal(4, _times.Count);
        Assert.True(_times[^1] is > 2 and < 60);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_the_callers()
    {
        var connection = Over(Busy(HttpStatusCode.TooManyRequests, "300"));

        var exception = await Assert.ThrowsAsync<DataverseException>(() => SendAsync(connection, new(HttpMethod.Get, "accounts")));

        Assert.Equal(TimeSpan.FromSeconds(300), exception.RetryAfter);
        Assert.Single(_times);
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("PUT", null, true)]
    [InlineData("DELETE", null, true)]
    [InlineData("PATCH", null, true)]
    [InlineData("PATCH", "*", true)]
    [InlineData("PATCH", "W/\"7\"", false)]
    [InlineData("DELETE", "W/\"7\"", false)]
    [InlineData("POST", null, false)]
    public async Task What_may_have_been_carried_out_is_sent_again_only_where_twice_is_as_good_as_once(string method, string? version, bool again)
    {
        foreach (var fault in new Func<HttpResponseMessage>[]
        {
            static () => new(HttpStatusCode.BadGateway),
            static () => new(HttpStatusCode.GatewayTimeout),
            static () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke."),
        })
        {
            _times.Clear();
            var isFirst = true;
            var connection = Over(() =>
            {
                var wasFirst = isFirst;
                isFirst = false;
                return wasFirst ? fault() : new(HttpStatusCode.NoContent);
            });
            var request = new HttpRequestMessage(new HttpMethod(method), "accounts");
            if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);

            if (again) (await SendAsync(connection, request)).Dispose();
            else await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(connection, request));

            Assert.Equal(again ? 2 : 1, _times.Count);
            Assert.Equal(again, request.WasRepeated());
        }
    }

    [Fact]
    public async Task A_sender_can_say_that_its_post_may_be_repeated()
    {
        var connection = Over(new(HttpStatusCode.BadGateway), new(HttpStatusCode.NoContent));
        var request = new HttpRequestMessage(HttpMethod.Post, "accounts") { Content = new StringContent("{}") };
        request.AllowRepetition();

        (await SendAsync(connection, request)).Dispose();

        Assert.Equal(2, _times.Count);
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_one_without_an_answer()
    {
        var isFirst = true;
        var handler = new FaultyHandler(async cancellationToken =>
        {
            _times.Add(0);
            var wasFirst = isFirst;
            isFirst = false;
            if (wasFirst) await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
            return new(HttpStatusCode.NoContent);
        });

        (await SendAsync(Connection(handler), new(HttpMethod.Get, "accounts"))).Dispose();

        Assert.Equal(2, _times.Count);
    }

    [Fact]
    public async Task A_caller_who_gives_up_waits_no_longer()
    {
        using var source = new CancellationTokenSource();
        var connection = Over(Busy(HttpStatusCode.TooManyRequests, "60"), new(HttpStatusCode.NoContent));
        var sending = connection.SendAsync(new(HttpMethod.Get, new Uri("accounts", UriKind.Relative)), source.Token);
        while (_times.Count == 0) await Task.Yield();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Single(_times);
    }

    private static HttpResponseMessage Busy(HttpStatusCode status, string? retryAfter)
    {
        var response = CapturingHandler.Json(status, """{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit."}}""");
        if (retryAfter is not null) response.Headers.RetryAfter = RetryConditionHeaderValue.Parse(retryAfter);
        return response;
    }

    private DataverseConnection Over(params HttpResponseMessage[] answers)
    {
        var left = new Queue<HttpResponseMessage>(answers);
        return Over(left.Dequeue);
    }

    private DataverseConnection Over(Func<HttpResponseMessage> answer) => Connection(new CapturingHandler(_ =>
    {
        _times.Add((_clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds);
        return answer();
    }));

    private DataverseConnection Connection(HttpMessageHandler handler)
    {
        var options = Connections.Options(handler);
        (options.MaxRetries, options.Clock) = (3, _clock);
        return new(options);
    }

    // Time passes second by second until the answer is there.
    private async Task<HttpResponseMessage> SendAsync(DataverseConnection connection, HttpRequestMessage request)
    {
        request.RequestUri = new Uri(request.RequestUri!.OriginalString, UriKind.Relative);
        var sending = connection.SendAsync(request, TestContext.Current.CancellationToken);
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            for (var i = 0; i < 20 && !sending.IsCompleted; i++) await Task.Yield();
        }

        return await sending;
    }
}
