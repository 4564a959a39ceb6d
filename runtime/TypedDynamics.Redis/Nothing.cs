namespace TypedDynamics.Redis;

/// <summary>Held while the server is away: nothing is to be given back.</summary>
internal sealed class Nothing : IAsyncDisposable
{
    public static readonly Nothing Held = new();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
