using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Diagnostics;

/// <summary>What the category <c>TypedDynamics</c> tells, and what it does not.</summary>
public sealed class LogTests : IDisposable
{
    private const string Busy = """{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit of 6000 over time window of 300 seconds."}}""";

    private readonly TextLog _log = new();
    private readonly ServiceProvider _services;

    public LogTests() => _services = new ServiceCollection().AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task An_answer_is_told_with_the_services_id_and_nothing_that_was_asked()
    {
        using var connection = Connect(static _ => Answer(HttpStatusCode.OK, """{"value":[]}"""));

        await connection.GetAsync("accounts(11111111-1111-1111-1111-111111111111)?$filter=name eq 'sensitive'");

        Assert.Matches(@"1001 GET accounts was answered with 200 in \d+ ms \(request req-7, client [-0-9a-f]{36}, query .*\)", _log.ToString());
        Assert.DoesNotContain("sensitive", _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("11111111", _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Connections.Token, _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_by_its_code_and_id_and_never_by_its_message()
    {
        using var connection = Connect(static _ => Answer(HttpStatusCode.NotFound, """{"error":{"code":"0x80040217","message":"account With sensitive Does Not Exist"}}"""));

        var refused = await Assert.ThrowsAsync<DataverseException>(() => connection.GetAsync("accounts"));

        Assert.Equal("req-7", refused.RequestId);
        Assert.Contains("1002 GET accounts failed", _log.ToString(), StringComparison.Ordinal);
        Assert.Contains("0x80040217 (request req-7", _log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sensitive", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_gets_no_answer_is_known_by_an_id_of_the_clients_the_same_over_all_tries()
    {
        var sent = new List<string>();
        using var connection = Connect(request =>
        {
            sent.Add(request.Headers.GetValues("x-ms-client-request-id").Single());
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        });

        var lost = await Assert.ThrowsAsync<HttpRequestException>(() => connection.GetAsync("accounts"));

        Assert.Equal(6, sent.Count);
        Assert.Equal(Assert.Single(sent.Distinct()), lost.Data["x-ms-client-request-id"]);
        Assert.Contains($", client {sent[0]}", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pauses_and_further_tries_are_told()
    {
        var tries = 0;
        using var connection = Connect(_ => ++tries == 1 ? Answer(HttpStatusCode.TooManyRequests, Busy) : Answer(HttpStatusCode.OK, """{"value":[]}"""));

        await connection.GetAsync("accounts");

        Assert.Contains("1004 The service wants nothing from contoso.crm.dynamics.com/the user for 00:00:09 (code 0x80072322)", _log.ToString(), StringComparison.Ordinal);
        Assert.Contains("1003 GET accounts is sent again in 00:00:09 (try 2): 429", _log.ToString(), StringComparison.Ordinal);
    }

    private DataverseConnection Connect(Func<HttpRequestMessage, HttpResponseMessage> answer) => new(new DataverseOptions
    {
        Url = new("https://contoso.crm.dynamics.com"),
        AccessToken = static (_, _) => ValueTask.FromResult(Connections.Token),
        MessageHandler = new CapturingHandler(answer),
        LoggerFactory = _services.GetRequiredService<ILoggerFactory>(),
        Clock = new WaitlessClock(),
    });

    private static HttpResponseMessage Answer(HttpStatusCode status, string body)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
        answer.Headers.Add("x-ms-service-request-id", "req-7");
        if (status == HttpStatusCode.TooManyRequests) answer.Headers.Add("Retry-After", "9");
        return answer;
    }
}
