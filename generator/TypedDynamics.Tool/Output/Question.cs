using Spectre.Console;

namespace TypedDynamics.Tool.Output;

/// <summary>Asks who sits in front of the screen; where nobody does, says which option answers.</summary>
internal static class Question
{
    /// <param name="output">Where it is asked.</param>
    /// <param name="here">The machine.</param>
    /// <param name="what">What is wanted: <c>The org's address</c>.</param>
    /// <param name="option">What to pass instead.</param>
    /// <exception cref="ToolException">Nobody can be asked.</exception>
    public static string Ask(this ToolOutput output, Surroundings here, string what, string option)
    {
        if (here.IsInputRedirected || output.IsJson) throw new ToolException(ExitCodes.Usage, $"{what} is missing, and nobody can be asked here. Pass {option}.");
        output.ErrorScreen.Markup($"{Markup.Escape(what)}: ");
        return here.In.ReadLine()?.Trim() is { Length: > 0 } answer ? answer : throw new ToolException(ExitCodes.Usage, $"{what} is missing. Pass {option}.");
    }
}
