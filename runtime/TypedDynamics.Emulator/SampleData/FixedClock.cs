namespace TypedDynamics.Emulator.SampleData;

/// <summary>The moment at which sample rows come into being, so that they are the same in every run.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);
}
