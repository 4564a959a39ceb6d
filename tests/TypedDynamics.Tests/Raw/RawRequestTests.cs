using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Raw;

/// <summary>Requests of the caller's own, one test for each input that they have.</summary>
public sealed class RawRequestTests
{
    private const string Api = "/api/data/v9.2/";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly WaitlessClock _clock = new();
    private readonly List<double> _times = [];

    [Theory]
    [InlineData("/api/data/v9.2/accounts?$select=name", "https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$select=name")]
    [InlineData("accounts?$select=name", "https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$select=name")]
    [InlineData("/XRMServices/2011/x", "https://contoso.crm.dynamics.com/XRMServices/2011/x")]
    [InlineData("https://contoso.crm.dynamics.com/api/data/v9.1/accounts", "https://contoso.crm.dynamics.com/api/data/v9.1/accounts")]
    public async Task URL_is_a_path_of_the_connections_host(string path, string address)
    {
        var handler = new CapturingHandler();

        using var response = await SendAsync(handler, new(HttpMethod.Get, path));

        Assert.Equal(address, handler.Request.Uri.AbsoluteUri);
        Assert.Equal($"Bearer {Connections.Token}", handler.Request.Headers["Authorization"]);
        Assert.Equal("4.0", handler.Request.Headers["OData-Version"]);
    }

    [Theory]
    [InlineData("https://evil.example/api/data/v9.2/accounts")]
    [InlineData("//evil.example/accounts")]
    [InlineData("/\\evil.example/accounts")]
    [InlineData("\\\\evil.example\\accounts")]
    [InlineData("https://contoso.crm.dynamics.com@evil.example/")]
    [InlineData("https://kim:secret@contoso.crm.dynamics.com/")]
    [InlineData("http://contoso.crm.dynamics.com/api/data/v9.2/accounts")]
    [InlineData("https://contoso.crm.dynamics.com:444/")]
    [InlineData("accounts\r\nHost: evil.example")]
    [InlineData("file:///etc/passwd")]
    public async Task URL_that_leaves_the_host_is_refused_before_anything_is_sent(string path)
    {
        var handler = new CapturingHandler();

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(handler, new(HttpMethod.Get, path)));

        Assert.Empty(handler.Requests);
        Assert.True(exception is InvalidOperationException or ArgumentException);
        Assert.Contains("Nothing was sent", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("MERGE")]
    [InlineData("OPTIONS")]
    public async Task Method_is_any(string method)
    {
        var handler = new CapturingHandler();

        using var response = await SendAsync(handler, new(new HttpMethod(method), "accounts"));

        Assert.Equal(method, handler.Request.Method.Method);
    }

    [Fact]
    public async Task Data_is_json_text_bytes_or_a_stream()
    {
        var handler = new CapturingHandler();
        RawBody[] bodies =
        [
            RawBody.Json("""{"name":"Söhne"}"""), RawBody.Json(new JsonObject { ["name"] = "Söhne" }), RawBody.Json(JsonElement.Parse("""{"name":"S\u00f6hne"}""")),
            RawBody.Text("text", "text/xml"), RawBody.Bytes("bytes"u8.ToArray()), RawBody.Stream(new MemoryStream("stream"u8.ToArray()), "image/png"),
        ];

        foreach (var body in bodies) (await SendAsync(handler, new(HttpMethod.Post, "accounts") { Body = body })).Dispose();

        Assert.Equal(["application/json", "application/json", "application/json", "text/xml", "application/octet-stream", "image/png"], handler.Requests.Select(static request => request.Headers["Content-Type"]));
        Assert.All(handler.Requests.Take(3), static request => Assert.Equal("Söhne", JsonElement.Parse(request.Body!).GetProperty("name").GetString()));
        Assert.Equal(["text", "bytes", "stream"], handler.Requests.Skip(3).Select(static request => request.Body));
    }

    [Fact]
    public async Task Form_data_file_data_and_file_names_make_a_multipart_form()
    {
        var handler = new CapturingHandler();
        using var file = new MemoryStream("content"u8.ToArray());

        using var response = await SendAsync(handler, new(HttpMethod.Post, "/upload") { Body = RawBody.Form([new("title", "T"), new("note", "N")], new RawFile("attachment", file, "a b.txt", "text/plain")) });

        Assert.StartsWith("multipart/form-data; boundary=", handler.Request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("name=title", handler.Request.Body, StringComparison.Ordinal);
        Assert.Contains("name=attachment; filename=\"a b.txt\"", handler.Request.Body, StringComparison.Ordinal);
        Assert.Contains("content", handler.Request.Body, StringComparison.Ordinal);
        Assert.True(file.CanRead);
    }

    [Fact]
    public async Task Query_parameters_and_headers_are_added()
    {
        var handler = new CapturingHandler();

        using var response = await SendAsync(handler, new(HttpMethod.Post, "accounts?$top=1")
        {
            Query = [new("$filter", "name eq 'A&B+C'"), new("@p1", "#")],
            Headers = [new("Prefer", "return=representation"), new("OData-Version", "4.01"), new("Content-Type", "application/json; x=1")],
            Body = RawBody.Json("{}"),
        });

        Assert.Equal("accounts?$top=1&$filter=name%20eq%20%27A%26B%2BC%27&@p1=%23", handler.Request.Address);
        Assert.Equal(["return=representation", "4.01", "application/json; x=1"], new[] { "Prefer", "OData-Version", "Content-Type" }.Select(name => handler.Request.Headers[name]));
    }

    [Theory]
    [InlineData("Authorization", "Bearer other")]
    [InlineData("Host", "evil.example")]
    [InlineData("x-a", "1\r\nx-b: 2")]
    [InlineData("x a", "1")]
    public async Task Headers_that_are_the_connections_or_none_are_refused(string name, string value)
    {
        var handler = new CapturingHandler();

        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(handler, new(HttpMethod.Get, "accounts") { Headers = [new(name, value)] }));

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Response_type_is_json_text_binary_or_a_stream()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[1]}""");

        Assert.Equal(1, (await (await SendAsync(handler, new(HttpMethod.Get, "x"))).ReadJsonAsync(_cancellation))!.Value.GetProperty("value")[0].GetInt32());
        Assert.Equal("""{"value":[1]}""", await (await SendAsync(handler, new(HttpMethod.Get, "x"))).ReadTextAsync(_cancellation));
        Assert.Equal(13, (await (await SendAsync(handler, new(HttpMethod.Get, "x"))).ReadBytesAsync(_cancellation)).Length);
        using var reader = new StreamReader(await (await SendAsync(handler, new(HttpMethod.Get, "x"))).OpenStreamAsync(_cancellation));
        Assert.Equal("""{"value":[1]}""", await reader.ReadToEndAsync(_cancellation));
        await Assert.ThrowsAsync<MalformedResponseException>(async () => await (await SendAsync(new CapturingHandler(HttpStatusCode.OK, "{"), new(HttpMethod.Get, "x"))).ReadJsonAsync(_cancellation));
        Assert.Null(await (await SendAsync(new CapturingHandler(HttpStatusCode.NoContent, ""), new(HttpMethod.Get, "x"))).ReadJsonAsync(_cancellation));
    }

    [Fact]
    public async Task An_error_is_an_answer_and_an_exception_on_request()
    {
        var handler = new CapturingHandler(HttpStatusCode.NotFound, """{"error":{"code":"0x80040217","message":"Does Not Exist"}}""");

        using var response = await SendAsync(handler, new(HttpMethod.Get, "accounts"));

        Assert.Equal((HttpStatusCode.NotFound, false, "application/json; charset=utf-8"), (response.StatusCode, response.IsSuccess, response.ContentType));
        Assert.Equal("0x80040217", (await Assert.ThrowsAsync<DataverseException>(() => response.EnsureSuccessAsync(_cancellation))).Code);
    }

    [Fact]
    public async Task Timeout_is_the_wait_for_the_answer()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var options = Connections.Options(FaultyHandler.Silence(asked));
        options.Clock = clock;
        using var org = new Org(options);

        var sending = org.SendAsync(new(HttpMethod.Get, "accounts") { Timeout = TimeSpan.FromSeconds(7) }, _cancellation);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Contains("00:00:07", (await Assert.ThrowsAsync<TaskCanceledException>(() => sending)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Max_retry_count_is_none_by_default()
    {
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(new(HttpMethod.Get, "x"), 500, 200));
        Assert.Single(_times);
    }

    [Fact]
    public async Task Retry_delay_is_fixed()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new(HttpMethod.Post, "x") { MaxRetries = 3, RetryDelay = TimeSpan.FromMilliseconds(250), Body = RawBody.Json("{}") }, 500, 0, 503, 200));
        Assert.Equal([0, 0.25, 0.5, 0.75], _times);
    }

    [Fact]
    public async Task Retry_delay_is_nothing_by_default()
    {
        Assert.Equal(HttpStatusCode.BadGateway, await StatusAsync(new(HttpMethod.Get, "x") { MaxRetries = 2 }, 502, 502, 502));
        Assert.Equal([0, 0, 0], _times);
    }

    [Fact]
    public async Task Exponential_back_off_ignores_the_delay()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new(HttpMethod.Get, "x") { MaxRetries = 3, RetryDelay = TimeSpan.FromSeconds(9), UsesExponentialBackoff = true }, 500, 500, 500, 200));
        Assert.Equal([0, 1, 3, 7], _times);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Retry_on_all_errors_takes_3xx_and_4xx_for_failures_too(int status)
    {
        Assert.Equal((HttpStatusCode)status, await StatusAsync(new(HttpMethod.Get, "x") { MaxRetries = 2 }, status, 200));
        Assert.Single(_times);
        _times.Clear();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(new(HttpMethod.Get, "x") { MaxRetries = 2, RetriesOnAllErrors = true }, status, 200));
        Assert.Equal(2, _times.Count);
    }

    [Fact]
    public async Task What_is_sent_again_is_sent_whole()
    {
        var handler = new CapturingHandler(_ => new(_times.Count == 0 && Note() ? HttpStatusCode.BadGateway : HttpStatusCode.OK));
        using var stream = new MemoryStream("xxthe whole"u8.ToArray()) { Position = 2 };

        using var response = await SendAsync(handler, new(HttpMethod.Post, "x") { Body = RawBody.Stream(stream), MaxRetries = 1 });

        Assert.Equal(["the whole", "the whole"], handler.Requests.Select(static request => request.Body));
        var once = new RawRequest(HttpMethod.Post, "x") { Body = RawBody.Stream(new Once()), MaxRetries = 1 };
        Assert.Contains("cannot be rewound", (await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(handler, once))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_text_holds_neither_query_nor_headers_nor_body() =>
        Assert.Equal("POST /x", new RawRequest(HttpMethod.Post, "/x?key=secret") { Headers = [new("x-key", "secret")], Body = RawBody.Json("\"secret\"") }.ToString());

    private bool Note()
    {
        _times.Add((_clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds);
        return true;
    }

    private async Task<HttpStatusCode> StatusAsync(RawRequest request, params int[] statuses)
    {
        var left = new Queue<int>(statuses);
        using var response = await SendAsync(
            new CapturingHandler(_ =>
            {
                Note();
                return left.Dequeue() is > 0 and var status ? new((HttpStatusCode)status) : throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke.");
            }),
            request);
        return response.StatusCode;
    }

    private async Task<RawResponse> SendAsync(HttpMessageHandler handler, RawRequest request)
    {
        var options = Connections.Options(handler);
        options.Clock = _clock;
        return await new Org(options).SendAsync(request, _cancellation);
    }

    private sealed class Once : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
