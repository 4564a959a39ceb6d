namespace TypedDynamics.Tool.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task An_unknown_command_is_one_line_and_names_the_known_ones()
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("nope");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("error: 'nope' is no command. There are: ", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_unknown_option_is_an_error_in_JSON_with_json()
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("whoami", "--json", "--nope");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("""{"error":{"exitCode":2,"message":"Unrecognized command or argument '--nope'. See `typeddynamics whoami --help`."}}""" + "\n", run.Error);
    }

    [Fact]
    public async Task Help_ends_with_examples()
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("whoami", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples:\n  typeddynamics whoami\n", run.Out);
    }

    [Fact]
    public void Every_command_has_a_description_and_an_example()
    {
        using var machine = new Machine();

        Assert.All(CommandLine.Create(machine.Surroundings).Subcommands, static command =>
        {
            Assert.NotEmpty(command.Description!);
            Assert.NotEmpty(Commands.CommandExamples.Examples(command));
        });
    }
}
