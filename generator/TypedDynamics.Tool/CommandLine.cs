using System.CommandLine;
using TypedDynamics.Tool.Commands;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool;

/// <summary>From arguments to an exit code.</summary>
internal static class CommandLine
{
    // What is under way is undone or finished in this time once Ctrl+C came.
    private static readonly TimeSpan s_timeToStop = TimeSpan.FromSeconds(10);

    /// <summary>The whole of <c>typeddynamics</c>, as help and documentation show it.</summary>
    public static RootCommand Create(Surroundings here)
    {
        var root = new RootCommand("Keeps the metadata of a Dataverse org as files, from which typed C# is generated; tells what changed, asks the org, and stands in for it.");
        root.Add(OutputOptions.Json);
        foreach (var command in Program.Commands(here)) root.Add(command);
        CommandExamples.ShowInHelp(root);
        MistypedValues.LetBeTold(root);
        return root;
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings here, CancellationToken cancellationToken = default)
    {
        var parsed = Create(here).Parse(arguments);
        // One line in place of a page of help: the line says what to run for that.
        if (parsed.Errors.Count > 0 && arguments.Count > 0)
        {
            var output = new ToolOutput(here, OutputOptions.IsJson(parsed));
            return output.Fail(new(ExitCodes.Usage, $"{Explain(parsed)} See `{CommandPath.Of(parsed)} --help`."));
        }

        var code = await parsed.InvokeAsync(
            new() { Output = here.Out, Error = here.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_timeToStop },
            cancellationToken).ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : code;
    }

    private static string Explain(ParseResult parsed) => parsed switch
    {
        { UnmatchedTokens: [var word, ..], CommandResult.Command: var command } when command.Subcommands.Count > 0 =>
            $"'{word}' is no command. There are: {string.Join(", ", command.Subcommands.Select(static each => each.Name))}.",
        _ => parsed.Errors[0].Message,
    };
}
