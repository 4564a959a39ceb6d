using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.AspNetCore.Webhooks;

namespace TypedDynamics.AspNetCore;

public sealed class WebhookTests
{
    private int _handled;

    [Fact]
    public async Task An_event_is_handed_over_with_services_of_its_own()
    {
        var seen = new List<(DataverseEvent Event, object Scope)>();
        await using var host = await WebhookHost.StartAsync((happened, services, _) =>
        {
            seen.Add((happened, services.GetRequiredService<WebhookHost.Scope>()));
            return Task.CompletedTask;
        });

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event(message: "Create"), change: static request => request.Headers.Add("x-ms-dynamics-msg-size-exceeded", "true"))).StatusCode);

        Assert.Equal(["Update", "Create"], seen.Select(static each => each.Event.MessageName));
        Assert.Equal([false, true], seen.Select(static each => each.Event.IsCut));
        Assert.NotSame(seen[0].Scope, seen[1].Scope);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("k3y-of-the-w3bhooK")]
    [InlineData("k3y-of-the-w3bhook ")]
    public async Task Without_a_good_key_nothing_is_read_nor_handled(string? code)
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(WebhookHost.Event(), code)).StatusCode);
        Assert.Equal(0, _handled);
    }

    [Fact]
    public async Task Odd_keys_are_wrong_keys()
    {
        await using var host = await StartAsync();
        foreach (var query in new[] { $"?code={WebhookHost.Key}&code={WebhookHost.Key}", $"?code={new string('x', 4000)}", $"?Code2={WebhookHost.Key}", $"?code[]={WebhookHost.Key}", "?code=%00%ff" })
        {
            var answer = await host.PostAsync(WebhookHost.Event(), change: request => request.RequestUri = new Uri(host.Address, $"/dataverse{query}"));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{answer.StatusCode} for {query}");
        }

        Assert.Equal(0, _handled);
        Assert.DoesNotContain(WebhookHost.Key, host.Log.ToString(), StringComparison.Ordinal);
    }

    // The key is wrong: a body that never comes is not waited for.
    [Fact]
    public async Task A_request_is_refused_before_its_body_is_read()
    {
        await using var host = await StartAsync();

        var answer = await SendRawAsync(host, "POST /dataverse?code=wrong HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{");

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_exchanged_without_a_gap_and_other_ways_to_prove_oneself_count()
    {
        await using var host = await StartAsync(static options =>
        {
            options.Keys.Add("old");
            options.Keys.Add("new");
            options.Headers["x-secret"] = "h";
            options.Query["tenant"] = "q";
        });
        foreach (var (code, header, tenant, status) in new[] { ("old", "h", "q", 200), ("new", "h", "q", 200), ("none", "h", "q", 401), ("new", "x", "q", 401), ("new", "h", "x", 401), ("new", "", "q", 401) })
        {
            var answer = await host.PostAsync(WebhookHost.Event(), change: request =>
            {
                request.RequestUri = new Uri(host.Address, $"/dataverse?code={code}&tenant={tenant}");
                if (header.Length > 0) request.Headers.Add("x-secret", header);
            });
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.Equal(2, _handled);
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("{\"MessageName\":5}", "application/json", 400)]
    [InlineData("{\"Other\":1}", "application/json", 400)]
    [InlineData("MessageName=Update", "application/x-www-form-urlencoded", 415)]
    [InlineData("<x/>", "text/xml", 415)]
    public async Task What_is_no_event_is_answered_so(string body, string contentType, int status)
    {
        await using var host = await StartAsync();

        Assert.Equal(status, (int)(await host.PostAsync(body, contentType: contentType)).StatusCode);
        Assert.Equal(0, _handled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_too_much(bool saysItsLength)
    {
        await using var host = await StartAsync();

        Assert.Equal(413, await StatusOfAsync(host, new string(' ', 10 * 1024 * 1024), saysItsLength));
        Assert.Equal(0, _handled);
    }

    [Fact]
    public async Task Of_a_body_without_an_end_no_more_is_read_than_the_limit_and_a_piece()
    {
        using var endless = new Endless();
        var http = new DefaultHttpContext { Request = { Body = endless, ContentType = "application/json", Method = "POST" } };

        await new WebhookEndpoint(new WebhookOptions { MaxBodySize = 100_000 }, null!, null, TimeProvider.System, NullLogger.Instance).HandleAsync(http);

        Assert.Equal(413, http.Response.StatusCode);
        Assert.InRange(endless.Given, 100_000, 100_000 + (16 * 1024));
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_given_up()
    {
        var clock = new FakeTimeProvider();
        await using var host = await StartAsync(static options => options.Keys.Add(WebhookHost.Key), clock);

        var answer = SendRawAsync(host, $"POST /dataverse?code={WebhookHost.Key} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");
        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        Assert.StartsWith("HTTP/1.1 408", await answer, StringComparison.Ordinal);
        Assert.Equal(0, _handled);
    }

    [Fact]
    public async Task An_event_that_is_told_again_is_handled_once()
    {
        await using var host = await StartAsync();
        var operation = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAsync(WebhookHost.Event(operation))));
        await host.PostAsync(WebhookHost.Event(operation, extra: ",\"OwningExtension\":{\"Id\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"}"));

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        // Another step tells of the same operation for another purpose.
        Assert.Equal(2, _handled);
    }

    [Fact]
    public async Task Events_are_forgotten_after_a_while()
    {
        var clock = new FakeTimeProvider();
        await using var host = await StartAsync(static options => options.Keys.Add(WebhookHost.Key), clock);
        var operation = Guid.NewGuid();

        await host.PostAsync(WebhookHost.Event(operation));
        clock.Advance(TimeSpan.FromMinutes(59));
        await host.PostAsync(WebhookHost.Event(operation));
        Assert.Equal(1, _handled);
        clock.Advance(TimeSpan.FromMinutes(2));
        await host.PostAsync(WebhookHost.Event(operation));
        Assert.Equal(2, _handled);
    }

    [Fact]
    public async Task A_handler_that_throws_is_told_again()
    {
        var tries = 0;
        await using var host = await WebhookHost.StartAsync((_, _, _) => ++tries == 1 ? throw new InvalidOperationException("on the first try") : Task.CompletedTask);
        var operation = Guid.NewGuid();

        Assert.Equal(HttpStatusCode.InternalServerError, (await host.PostAsync(WebhookHost.Event(operation))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event(operation))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event(operation))).StatusCode);
        Assert.Equal(2, tries);
        Assert.Contains("5002 The handler of Update of account 0f8fad5b-d9cb-469f-a165-70867728950e failed", host.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_asks_to_be_told_again_and_what_waits_is_handled_before_the_end()
    {
        var gate = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var seen = new List<Guid>();
        await using var host = await WebhookHost.StartAsync(
            async (happened, _, _) =>
            {
                begun.TrySetResult();
                await gate.Task;
                seen.Add(happened.OperationId);
            },
            static options =>
            {
                options.Keys.Add(WebhookHost.Key);
                options.QueueCapacity = 2;
            });
        var operations = Enumerable.Range(0, 4).Select(static _ => Guid.NewGuid()).ToList();

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event(operations[0]))).StatusCode);
        await begun.Task;
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event(operations[1]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(WebhookHost.Event(operations[2]))).StatusCode);
        var full = await host.PostAsync(WebhookHost.Event(operations[3]));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (full.StatusCode, full.Headers.RetryAfter!.ToString()));

        var stop = host.StopAsync();
        gate.SetResult();
        await stop;
        Assert.Equal(operations[..3], seen);
    }

    [Fact]
    public async Task Wrong_options_are_named_before_anything_is_received()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => WebhookHost.StartAsync(static (_, _, _) => Task.CompletedTask, static options =>
        {
            options.Keys.Add("");
            options.MaxBodySize = 0;
        }));

        Assert.Contains("Keys is empty", refused.Message, StringComparison.Ordinal);
        Assert.Contains("MaxBodySize", refused.Message, StringComparison.Ordinal);
    }

    private Task<WebhookHost> StartAsync(Action<WebhookOptions>? configure = null, TimeProvider? clock = null) => WebhookHost.StartAsync(
        (_, _, _) =>
        {
            Interlocked.Increment(ref _handled);
            return Task.CompletedTask;
        },
        configure,
        clock);

    private static async Task<int> StatusOfAsync(WebhookHost host, string body, bool saysItsLength)
    {
        try
        {
            return (int)(await host.PostAsync(body, change: request => request.Headers.TransferEncodingChunked = !saysItsLength)).StatusCode;
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException or SocketException)
        {
            // The server answers and closes while the client still sends, which may hide the answer from it.
            return 413;
        }
    }

    // Reads the head of the answer and leaves.
    private static async Task<string> SendRawAsync(WebhookHost host, string text)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        var head = new byte[12];
        await stream.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(head);
    }

    private sealed class Endless : MemoryStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
