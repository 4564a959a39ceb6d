namespace TypedDynamics.Tool.Output;

/// <summary>A failure that a user is told as one sentence or two: what, and the mend.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
