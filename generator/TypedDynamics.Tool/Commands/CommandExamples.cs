using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace TypedDynamics.Tool.Commands;

/// <summary>What a user might type, and what comes of it; help shows it last.</summary>
internal sealed record CommandExample(string Line, string Says);

/// <summary>The examples of commands, beside them: the library's commands have no room for any.</summary>
internal static class CommandExamples
{
    private static readonly ConditionalWeakTable<Command, CommandExample[]> s_examples = [];

    public static Command WithExamples(this Command command, params (string Line, string Says)[] examples)
    {
        s_examples.AddOrUpdate(command, [.. examples.Select(static example => new CommandExample(example.Line, example.Says))]);
        return command;
    }

    public static IReadOnlyList<CommandExample> Examples(this Command command) => s_examples.TryGetValue(command, out var examples) ? examples : [];

    /// <summary>Lets help end with the examples of the command it is about.</summary>
    public static void ShowInHelp(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command.Examples() is not { Count: > 0 } examples) return code;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (line, says) in examples) output.WriteLine($"  {line}\n      {says}");
            output.WriteLine();
            return code;
        }
    }
}
