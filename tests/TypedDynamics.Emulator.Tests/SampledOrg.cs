namespace TypedDynamics.Emulator;

/// <summary>One organization with sample rows for all tests that only read.</summary>
public sealed class SampledOrg : IAsyncLifetime
{
    internal Org Org { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Org = await Org.StartAsync(sampleData: true);

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
