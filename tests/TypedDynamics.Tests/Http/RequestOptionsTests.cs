using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

/// <summary>What requests say besides what they ask.</summary>
public sealed class RequestOptionsTests
{
    private static readonly Guid s_user = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<RequestOptions, string, string> Headers => new()
    {
        { new() { CallerObjectId = s_user }, "CallerObjectId", "0f8fad5b-d9cb-469f-a165-70867728950e" },
        { new() { CallerId = s_user }, "MSCRMCallerID", "0f8fad5b-d9cb-469f-a165-70867728950e" },
        { new() { BypassCustomPluginExecution = true }, "MSCRM.BypassCustomPluginExecution", "true" },
        { new() { BypassBusinessLogic = BypassedLogic.Asynchronous }, "MSCRM.BypassBusinessLogicExecution", "CustomAsync" },
        { new() { BypassBusinessLogic = BypassedLogic.Synchronous | BypassedLogic.Asynchronous }, "MSCRM.BypassBusinessLogicExecution", "CustomSync,CustomAsync" },
        { new() { BypassSteps = [s_user, s_user] }, "MSCRM.BypassBusinessLogicExecutionStepIds", "0f8fad5b-d9cb-469f-a165-70867728950e,0f8fad5b-d9cb-469f-a165-70867728950e" },
        { new() { SuppressFlows = true }, "MSCRM.SuppressCallbackRegistrationExpanderJob", "true" },
        { new() { DetectDuplicates = true }, "MSCRM.SuppressDuplicateDetection", "false" },
        { new() { Solution = "contoso" }, "MSCRM.SolutionUniqueName", "contoso" },
        { new() { IsStronglyConsistent = true }, "Consistency", "Strong" },
        { new() { SessionToken = "240:8#14#7=-1" }, "MSCRM.SessionToken", "240:8#14#7=-1" },
        { new() { Headers = ImmutableDictionary<string, string>.Empty.Add("x-ms-client-request-id", "7") }, "x-ms-client-request-id", "7" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Each_goes_into_its_header(RequestOptions options, string header, string value)
    {
        var handler = new CapturingHandler();

        using var response = await Connections.Over(handler).With(options).GetAsync("accounts");

        Assert.Equal(value, handler.Request.Headers[header]);
        Assert.False(handler.Request.Headers.ContainsKey("MSCRMCallerID") && header != "MSCRMCallerID");
    }

    [Fact]
    public async Task A_tag_goes_into_the_address()
    {
        var handler = new CapturingHandler();
        var connection = Connections.Over(handler).With(new() { Tag = "a&b=c" });

        (await connection.GetAsync("accounts")).Dispose();
        (await connection.GetAsync("accounts?$top=1")).Dispose();
        (await connection.GetAsync("https://contoso.crm.dynamics.com/api/data/v9.2/accounts?$skiptoken=x")).Dispose();

        Assert.Equal(["accounts?tag=a%26b%3Dc", "accounts?$top=1&tag=a%26b%3Dc", "accounts?$skiptoken=x"], handler.Requests.Select(static request => request.Address));
    }

    [Fact]
    public async Task The_connection_that_they_are_put_on_stays_as_it_is()
    {
        var handler = new CapturingHandler();
        var connection = Connections.Over(handler);

        (await connection.With(new() { CallerId = s_user }).GetAsync("accounts")).Dispose();
        connection.With(new() { CallerId = s_user }).Dispose();
        (await connection.GetAsync("accounts")).Dispose();

        Assert.True(handler.Requests[0].Headers.ContainsKey("MSCRMCallerID"));
        Assert.False(handler.Requests[1].Headers.ContainsKey("MSCRMCallerID"));
    }

    [Fact]
    public async Task Requests_inside_a_batch_carry_them_too()
    {
        var handler = new CapturingHandler(static _ => throw new HttpRequestException("enough"));
        var batch = new DataverseBatch(Connections.Over(handler).With(new() { CallerId = s_user, Tag = "t" }));
        batch.Create(new Account { Name = "A" });
        batch.ChangeSet().Create(new Account { Name = "B" });

        await Assert.ThrowsAsync<HttpRequestException>(() => batch.SendAsync());

        Assert.True(handler.Request.Headers.ContainsKey("MSCRMCallerID"));
        Assert.Equal(3, handler.Request.Body!.Split("MSCRMCallerID: 0f8fad5b").Length);
        Assert.Equal(3, handler.Request.Body!.Split("/api/data/v9.2/accounts?tag=t ").Length);
    }

    [Fact]
    public async Task A_time_of_its_own_counts_for_each_try()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = Connections.Options(FaultyHandler.Silence(asked));
        options.Clock = clock;

        var request = new DataverseConnection(options).With(new() { Timeout = TimeSpan.FromSeconds(5) }).GetAsync("accounts");
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("00:00:05", (await Assert.ThrowsAsync<TaskCanceledException>(() => request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_repeated_is_for_the_caller_to_say()
    {
        var answers = new Queue<HttpStatusCode>([HttpStatusCode.BadGateway, HttpStatusCode.NoContent]);
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(60) };
        var options = Connections.Options(new CapturingHandler(_ => new HttpResponseMessage(answers.Dequeue())));
        (options.MaxRetries, options.Clock) = (1, clock);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("WinOpportunity", UriKind.Relative));
        var sending = new DataverseConnection(options).With(new() { AllowsRepetition = true }).SendAsync(request, TestContext.Current.CancellationToken);
        while (!sending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.NoContent, (await sending).StatusCode);
    }

    [Theory]
    [InlineData("Authorization", "Bearer x", "connection's own")]
    [InlineData("HOST", "x", "connection's own")]
    [InlineData("x-a", "1\r\nx-b: 2", "line ends")]
    [InlineData("x a", "1", "no request header")]
    public void Headers_that_cannot_be_are_refused_when_they_are_given(string name, string value, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => new RequestOptions { Headers = ImmutableDictionary<string, string>.Empty.Add(name, value) }).Message, StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_is_refused_when_it_is_given()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new RequestOptions { Timeout = TimeSpan.Zero });
        Assert.Contains("line ends", Assert.Throws<ArgumentException>(static () => new RequestOptions { Solution = "a\nb" }).Message, StringComparison.Ordinal);
        Assert.Contains("line ends", Assert.Throws<ArgumentException>(static () => new RequestOptions { SessionToken = "a\nb" }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_text_holds_no_values() =>
        Assert.Equal(
            "RequestOptions MSCRM.SessionToken x-key",
            new RequestOptions { SessionToken = "secret", Headers = ImmutableDictionary<string, string>.Empty.Add("x-key", "hidden") }.ToString());
}
