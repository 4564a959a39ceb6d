using System.Reflection;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Tests.Output;

public sealed class OutputTests
{
    [Fact]
    public void Every_exit_code_stands_in_the_guide()
    {
        var guide = File.ReadAllText(RepositoryRoot.File("docs/guides/metadata.md"));

        Assert.All(typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static), field => Assert.Contains($"\n| {field.GetRawConstantValue()} | ", guide));
    }

    [Fact]
    public void Into_a_file_go_whole_lines_without_colours()
    {
        using var machine = new Machine();
        var (output, error) = (new StringWriter(), new StringWriter());
        var tool = new ToolOutput(machine.Surroundings with { Out = output, Error = error }, isJson: false);
        var text = new string('x', 500);

        tool.Result(new { }, screen => screen.WriteListing(["Name"], [[text]]));
        tool.Warn($"[{text}]");

        Assert.Contains(text, output.ToString());
        Assert.Equal($"warning: [{text}]\n", error.ToString().ReplaceLineEndings("\n"));
        Assert.DoesNotContain('\u001b', output.ToString() + error);
    }

    [Fact]
    public void NO_COLOR_is_honoured_on_a_screen()
    {
        using var machine = new Machine();
        machine["NO_COLOR"] = "1";
        var error = new StringWriter();

        new ToolOutput(machine.Surroundings with { Error = error, IsErrorRedirected = false }, isJson: false).Warn("x");

        Assert.DoesNotContain('\u001b', error.ToString());
    }

    [Fact]
    public void With_json_warnings_are_objects_and_notes_are_left_out()
    {
        using var machine = new Machine();
        var error = new StringWriter();
        var tool = new ToolOutput(machine.Surroundings with { Error = error }, isJson: true);

        tool.Note("x");
        tool.Warn("y");

        Assert.Equal("{\"warning\":\"y\"}\n", error.ToString().ReplaceLineEndings("\n"));
    }
}
