using System.Net;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

public sealed class ErrorTests
{
    public static TheoryData<int, string, string, string> Bodies => new()
    {
        // status, body → code, message
        { 404, """{"error":{"code":"0x80040217","message":"account With Id = 1 Does Not Exist"}}""", "0x80040217", "account With Id = 1 Does Not Exist" },
        { 400, """{"error":{"code":"","message":"Bad Request - Error in query syntax."}}""", "", "Bad Request - Error in query syntax." },
        { 403, """{"error":{"message":"no code","target":null,"details":[{"code":"x","message":"y"}]}}""", "", "no code" },
        { 401, "", "", "The service answered 401 Unauthorized and did not say why." },
        { 404, "<!DOCTYPE html><html><body>404</body></html>", "", "The service answered 404 NotFound and did not say why." },
        { 502, "Bad gateway", "", "The service answered 502 BadGateway and did not say why." },
        { 500, """{"error":{"code":"0x80040216","message":"An unexp""", "0x80040216", "The service answered 500 InternalServerError and did not say why." },
        { 500, """{"error":{"code":"0x80040216","message":"An unexpected error occurred.","inner""", "0x80040216", "An unexpected error occurred." },
        { 500, """{"error":{"code":"0x80040216","message":"first"}} garbage {""", "0x80040216", "first" },
        { 500, """{"error":"invalid_request"}""", "", "The service answered 500 InternalServerError and did not say why." },
        { 500, """{"error":{"code":-2147220970,"message":{"lang":"en-US","value":"old style"}}}""", "-2147220970", "old style" },
        { 500, "[1,2", "", "The service answered 500 InternalServerError and did not say why." },
        { 500, "\uFEFF{\"error\":{\"code\":\"0x1\",\"message\":\"after a byte order mark\"}}", "0x1", "after a byte order mark" },
        { 404, """{"Message":"No HTTP resource was found."}""", "", "No HTTP resource was found." },
        { 412, """{"error":{"code":"0x80060882","message":"The version of the existing record doesn't match the RowVersion property provided."}}""", "0x80060882", "The version of the existing record doesn't match the RowVersion property provided." },
        { 501, """{"error":{"code":"0x8006088a","message":"Operation not supported"}}""", "0x8006088a", "Operation not supported" },
        { 304, "", "", "The service answered 304 NotModified. Redirects are not followed, since a token must not leave its host: check DataverseOptions.Url." },
    };

    [Fact]
    public async Task A_page_for_people_in_place_of_the_answer_is_named()
    {
        var handler = new CapturingHandler(static _ => new(HttpStatusCode.OK) { Content = new StringContent("<html>Sign in</html>", null, "text/html") });
        using var connection = Connections.Over(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "accounts");

        var exception = await Assert.ThrowsAsync<MalformedResponseException>(() => connection.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Contains("text/html", exception.Message, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{"value":[{"accountid":"0f8fad5b-d9cb""")]
    public async Task What_is_no_answer_of_the_service_is_malformed_whatever_was_asked(string body)
    {
        using var connection = Connections.Over(new CapturingHandler(HttpStatusCode.OK, body));
        var (accounts, table) = (new EntitySet<Account>(connection), new Table(connection, "accounts"));

        await Assert.ThrowsAsync<MalformedResponseException>(() => accounts.ToListAsync());
        await Assert.ThrowsAsync<MalformedResponseException>(() => accounts.AsFetchXml().ToListAsync());
        await Assert.ThrowsAsync<MalformedResponseException>(() => accounts.Select(a => a.Name).FirstOrDefaultAsync());
        await Assert.ThrowsAsync<MalformedResponseException>(() => accounts.CountAsync());
        await Assert.ThrowsAsync<MalformedResponseException>(() => accounts.SumAsync(a => a.Revenue));
        await Assert.ThrowsAsync<MalformedResponseException>(() => table.ToListAsync());
        await Assert.ThrowsAsync<MalformedResponseException>(() => table.CountAsync());
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_malformed()
    {
        using var connection = Connections.Over(new CapturingHandler(HttpStatusCode.OK, """{"value":[{"name":"A","revenue":"much"}]}"""));

        await Assert.ThrowsAsync<MalformedResponseException>(() => new EntitySet<Account>(connection).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Every_answer_but_a_success_becomes_one_exception(int status, string body, string code, string message)
    {
        var exception = await FailAsync(new CapturingHandler((HttpStatusCode)status, body));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(code, exception.Code);
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public async Task Details_come_by_the_name_of_their_annotation()
    {
        var exception = await FailAsync(new CapturingHandler(
            HttpStatusCode.BadRequest,
            """
            {"error":{"code":"0x80040265","message":"A plug-in's message.","@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus":"1",
            "@Microsoft.PowerApps.CDS.HelpLink":"http://go.microsoft.com/fwlink/?LinkID=398563","innererror":{"message":"deep","stacktrace":"at X"}}}
            """));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus"] = "1",
                ["Microsoft.PowerApps.CDS.HelpLink"] = "http://go.microsoft.com/fwlink/?LinkID=398563",
                ["innererror.message"] = "deep",
                ["innererror.stacktrace"] = "at X",
            },
            exception.Details);
    }

    [Theory]
    [InlineData("x-ms-service-request-id", "11111111-0000-0000-0000-000000000001")]
    [InlineData("REQ_ID", "11111111-0000-0000-0000-000000000002")]
    [InlineData("x-ms-service-request-id", "11111111-0000-0000-0000-000000000001,22222222-0000-0000-0000-000000000002")]
    public async Task The_id_of_the_request_is_kept_and_shown(string header, string id)
    {
        var exception = await FailAsync(Answer(response => response.Headers.TryAddWithoutValidation(header, id)));

        Assert.Equal(id, exception.RequestId);
        Assert.EndsWith($"Status: 429, code: 0x80072322, request: {id}", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22", 22)]
    [InlineData("Wed, 01 Jan 2025 00:01:30 GMT", 90)]
    [InlineData("Tue, 31 Dec 2024 23:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task The_time_to_wait_is_kept(string? header, int? seconds)
    {
        var handler = Answer(response =>
        {
            if (header is not null) response.Headers.TryAddWithoutValidation("Retry-After", header);
        });
        var options = Connections.Options(handler);
        options.Clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var exception = await Assert.ThrowsAsync<DataverseException>(() => new DataverseConnection(options).GetAsync("accounts"));

        Assert.Equal(seconds, exception.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task An_error_whose_body_breaks_off_is_still_that_error()
    {
        var exception = await FailAsync(FaultyHandler.Cut(
            HttpStatusCode.BadRequest,
            """{"error":{"code":"0x80060888","message":"said""",
            static _ => throw new HttpIOException(HttpRequestError.ResponseEnded)));

        Assert.Equal("0x80060888", exception.Code);
        Assert.Equal(HttpStatusCode.BadRequest, exception.StatusCode);
    }

    [Fact]
    public async Task An_error_whose_body_stalls_is_still_that_error()
    {
        var clock = new FakeTimeProvider();
        var stalled = new TaskCompletionSource();
        var options = Connections.Options(FaultyHandler.Cut(HttpStatusCode.ServiceUnavailable, "{\"error\":{\"code\":\"0x8004A001\",", async cancellationToken =>
        {
            stalled.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }));
        options.Clock = clock;

        var request = new DataverseConnection(options).GetAsync("accounts");
        await stalled.Task;
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("0x8004A001", (await Assert.ThrowsAsync<DataverseException>(() => request)).Code);
    }

    [Fact]
    public async Task An_endless_body_is_read_to_a_limit()
    {
        var exception = await FailAsync(new CapturingHandler(HttpStatusCode.BadRequest, $$$"""{"error":{"code":"0x1","message":"m","x":"{{{new string('x', 5_000_000)}}}"}}"""));

        Assert.Equal("m", exception.Message);
    }

    [Fact]
    public async Task Where_no_answer_came_the_exception_stays_as_it_is()
    {
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => Connections.Over(FaultyHandler.NoConnection()).GetAsync("accounts"));

        Assert.Equal(HttpRequestError.ConnectionError, exception.HttpRequestError);
    }

    private static CapturingHandler Answer(Action<HttpResponseMessage> change) => new(_ =>
    {
        var response = CapturingHandler.Json(HttpStatusCode.TooManyRequests, """{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit."}}""");
        change(response);
        return response;
    });

    private static Task<DataverseException> FailAsync(HttpMessageHandler handler) =>
        Assert.ThrowsAsync<DataverseException>(() => Connections.Over(handler).GetAsync("accounts"));
}
