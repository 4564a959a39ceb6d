namespace TypedDynamics.Emulator.Rules;

/// <summary>The service keeps no parts of seconds.</summary>
internal static class WholeSeconds
{
    public static DateTimeOffset Of(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
