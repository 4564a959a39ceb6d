using System.CommandLine;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Commands;

/// <summary>Runs what a command does, and tells its failures.</summary>
internal static class CommandRun
{
    /// <summary>Makes <paramref name="run"/> what <paramref name="command"/> does. It gives an exit code, or throws what <see cref="Failure.From"/> knows.</summary>
    public static void SetRun(this Command command, Surroundings here, Func<ParseResult, ToolOutput, CancellationToken, Task<int>> run) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new ToolOutput(here, OutputOptions.IsJson(parsed));
            try
            {
                return await run(parsed, output, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (Failure.From(exception) is { } failure)
            {
                return output.Fail(failure);
            }
        });
}
