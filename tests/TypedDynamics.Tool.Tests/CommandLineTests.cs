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

    [Theory]
    [InlineData("pull --parallel abc", "'abc'")]
    [InlineData("query accounts --page-size 99999999999", "'99999999999'")]
    [InlineData("export account -o a.csv --page-size x", "'x'")]
    [InlineData("emulate --port 99999999999", "'99999999999'")]
    [InlineData("diagram account --depth 99999999999", "'99999999999'")]
    [InlineData("pull --parallel 51", "--parallel takes 1 to 50.")]
    public async Task A_mistyped_number_is_an_error_of_usage(string arguments, string says)
    {
        using var machine = new Machine();

        var run = await machine.RunAsync(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    public async Task No_tables_are_not_all_of_them(string tables)
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("pull", "--tables", tables);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--tables names no table", run.Error);
    }

    [Theory]
    [InlineData("-n", "class")]
    [InlineData("-n", "Contoso.namespace.Data")]
    [InlineData("--context", "static")]
    [InlineData("--entity-namespace", "A.int")]
    public async Task A_keyword_is_no_name_for_emitted_code(string option, string name)
    {
        using var machine = new Machine();

        var run = await machine.RunAsync("emit", "-o", "out", option, name);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a keyword", run.Error);
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
