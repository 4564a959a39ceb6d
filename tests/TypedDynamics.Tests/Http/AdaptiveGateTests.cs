using TypedDynamics.Http;

namespace TypedDynamics.Tests.Http;

public sealed class AdaptiveGateTests
{
    [Fact]
    public async Task No_more_are_let_in_than_fit_and_the_next_in_their_order()
    {
        var gate = new AdaptiveGate(2);
        await gate.EnterAsync(default);
        await gate.EnterAsync(default);
        var third = gate.EnterAsync(default);
        var fourth = gate.EnterAsync(default);
        Assert.False(third.IsCompleted);

        gate.Leave();
        await third;

        Assert.False(fourth.IsCompleted);
        Assert.Equal(2, gate.Running);
    }

    [Fact]
    public async Task Who_gives_up_takes_no_place()
    {
        var gate = new AdaptiveGate(1);
        using var source = new CancellationTokenSource();
        await gate.EnterAsync(default);
        var second = gate.EnterAsync(source.Token);
        var third = gate.EnterAsync(default);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.Leave();
        await third;

        Assert.Equal(1, gate.Running);
    }

    [Fact]
    public async Task It_halves_at_once_grows_slowly_and_never_closes()
    {
        var gate = new AdaptiveGate(8);
        gate.Halve();
        Assert.Equal(4, gate.Limit);

        for (var i = 0; i < 5; i++) gate.Grow();
        Assert.Equal(5, gate.Limit);

        for (var i = 0; i < 10; i++) gate.Halve();
        Assert.Equal(1, gate.Limit);
        await gate.EnterAsync(default);
        var waiting = gate.EnterAsync(default);
        gate.Grow();
        await waiting;

        for (var i = 0; i < 100; i++) gate.Grow();
        Assert.Equal(8, gate.Limit);
    }
}
