using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Waiting_ends_when_the_time_is_over()
    {
        var request = Connection(FaultyHandler.Silence(_asked)).GetAsync("accounts");
        await _asked.Task;
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(request.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => request);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Contains("00:00:30", exception.Message, StringComparison.Ordinal);
        Assert.False(exception.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so_and_not_of_time()
    {
        using var source = new CancellationTokenSource();
        var request = Connection(FaultyHandler.Silence(_asked)).GetAsync("accounts", source.Token);
        await _asked.Task;

        await source.CancelAsync();

        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => request);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.IsNotType<TimeoutException>(exception.InnerException);
    }

    [Fact]
    public async Task The_getting_of_a_token_counts()
    {
        var handler = new CapturingHandler();
        var options = Options(handler);
        options.AccessToken = async (_, cancellationToken) =>
        {
            _asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return "late";
        };

        var request = new DataverseConnection(options).GetAsync("accounts");
        await _asked.Task;
        _clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<TaskCanceledException>(() => request);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task Reading_an_answer_that_came_in_time_is_not_bounded()
    {
        using var response = await Connection(new CapturingHandler()).GetAsync("accounts");

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("{}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_caller_who_gave_up_before()
    {
        var handler = new CapturingHandler();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connection(handler).GetAsync("accounts", new CancellationToken(canceled: true)));

        Assert.Empty(handler.Requests);
    }

    private DataverseConnection Connection(HttpMessageHandler handler) => new(Options(handler));

    private DataverseOptions Options(HttpMessageHandler handler)
    {
        var options = Connections.Options(handler);
        options.Timeout = TimeSpan.FromSeconds(30);
        options.Clock = _clock;
        return options;
    }
}
