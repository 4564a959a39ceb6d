using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using System.Text;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Tests.Documentation;

/// <summary>The pages below <c>docs/cli</c> say what the commands say.</summary>
public sealed class DocumentationTests(SampleOrg org) : IClassFixture<SampleOrg>
{
    private static readonly RootCommand s_root = CommandLine.Create(new() { In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Folder = "/", UserFolder = "/" });

    public static TheoryData<string> Commands => [.. s_root.Subcommands.Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_command_has_its_page(string name) =>
        Documents.Verify($"{name}.md", CommandPage.Write(s_root.Subcommands.Single(command => command.Name == name), s_root.Options.Where(static option => option is { Recursive: true } and not HelpOption)));

    [Fact]
    public void The_list_of_pages_is_whole()
    {
        var text = new StringBuilder($"<!-- Made of the commands themselves by DocumentationTests; do not edit. -->\n\n# typeddynamics\n\n{s_root.Description}\n\n| command | what it does |\n|---|---|\n");
        foreach (var command in s_root.Subcommands) text.Append($"| [{command.Name}]({command.Name}.md) | {command.Description} |\n");
        Documents.Verify("README.md", text.ToString());
        var pages = Directory.EnumerateFiles(Documents.Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Where(static name => name != "README");
        Assert.Equal(s_root.Subcommands.Select(static command => command.Name).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_exit_code_is_explained() => Assert.Equal(
        typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.IsLiteral).Select(static field => (int)field.GetRawConstantValue()!).Order(),
        ExitCodes.Words.Select(static each => each.Code).Order());

    [Fact]
    public async Task A_query_looks_as_in_its_picture()
    {
        const string Table = "accounts?$select=name,revenue,numberofemployees,statecode&$orderby=revenue desc&$top=6";
        const string Lines = "contacts?$select=fullname,_parentcustomerid_value&$top=2";
        using var machine = org.Machine();
        var table = await machine.RunAsync("query", Table, "--formatted");
        machine.Handler = null;
        using var other = org.Machine();
        var lines = await other.RunAsync("query", Lines, "--formatted", "--format", "csv");

        Documents.Verify("query.svg", TerminalPicture.Write(($"typeddynamics query '{Table}' --formatted", table.Out), ($"typeddynamics query '{Lines}' --formatted --format csv", lines.Out)));
    }
}
