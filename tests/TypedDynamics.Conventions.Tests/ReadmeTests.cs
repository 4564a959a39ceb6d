namespace TypedDynamics.Conventions.Tests;

public sealed class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));

    [Theory]
    [InlineData("dotnet run --project samples/QuickStart")]
    [InlineData("dotnet test")]
    public void The_readme_gives_the_command_that_ci_runs(string command) => Assert.Contains(command, s_readme);

    [Fact]
    public void Every_relative_link_in_the_documents_leads_somewhere()
    {
        var broken =
            from file in SourceTree.Files(pattern: "*.md")
            from link in Links(File.ReadAllText(file))
            let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, link))
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{SourceTree.Relative(file)} -> {link}";

        Assert.Empty(broken);
    }

    private static IEnumerable<string> Links(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\]\((?<to>[^)#\s]+)(#[^)]*)?\)")
            .Select(static match => match.Groups["to"].Value)
            .Where(static link => !link.Contains("://", StringComparison.Ordinal));
}
