using System.CommandLine;
using TypedDynamics.Tool.Commands;

namespace TypedDynamics.Tool;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args, Surroundings.OfProcess());

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
    ];
}
