using System.CommandLine;
using TypedDynamics.Tool.Commands;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var here = Surroundings.OfProcess();
        try
        {
            return await CommandLine.RunAsync(args, here).ConfigureAwait(false);
        }
        catch (Exception exception) when (here.Variable("TYPEDDYNAMICS_DEBUG") is null)
        {
            return new ToolOutput(here, isJson: args.Contains("--json")).Fail(new(ExitCodes.Fault, $"This should not happen: {exception.GetType().Name}: {exception.Message} Set TYPEDDYNAMICS_DEBUG to 1 to see where, and report it."));
        }
    }

    /// <summary>The commands, in the order in which help lists them.</summary>
    internal static IEnumerable<Command> Commands(Surroundings here) =>
    [
        InitCommand.Create(here),
        LoginCommand.Create(here),
        LogoutCommand.Create(here),
        PullCommand.Create(here),
        DiffCommand.Create(here),
        ListCommand.Create(here),
        ShowCommand.Create(here),
        WhoAmICommand.Create(here),
        QueryCommand.Create(here),
        ExportCommand.Create(here),
        ImportCommand.Create(here),
        BatchCommand.Create(here),
        EmitCommand.Create(here),
        DiagramCommand.Create(here),
        EmulateCommand.Create(here),
        CompletionCommand.Create(here),
    ];
}
