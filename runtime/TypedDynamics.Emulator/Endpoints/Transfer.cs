namespace TypedDynamics.Emulator.Endpoints;

/// <summary>What a request's headers say of a file.</summary>
internal sealed record Transfer(string? FileName, string? Mode, string? ContentRange, string? Range)
{
    public static Transfer None { get; } = new(null, null, null, null);
}
