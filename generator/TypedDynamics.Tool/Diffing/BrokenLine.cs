namespace TypedDynamics.Tool.Diffing;

/// <summary>A line of a project that compiles with the old cache and not with the new one.</summary>
/// <param name="File">Its file, from where the command was started.</param>
/// <param name="Line">Counted from one.</param>
/// <param name="Column">Counted from one.</param>
/// <param name="Code">The compiler's: <c>CS1061</c>.</param>
/// <param name="Message">The compiler's, which names the member.</param>
internal sealed record BrokenLine(string File, int Line, int Column, string Code, string Message)
{
    public override string ToString() => $"{File}({Line}): {Message} [{Code}]";
}
