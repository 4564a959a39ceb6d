using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Tests.Diffing;

/// <summary>Lines of a real project, the sample, that would compile no more.</summary>
[Trait("Category", "Slow")]
public sealed class ProjectCompilationTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task The_lines_that_break_are_named()
    {
        var changed = new SampleCache(_machine.PathOf("contoso")).Without("account", "numberofemployees");

        var run = await _machine.RunAsync("diff", RepositoryRoot.File("metadata-cache/contoso"), changed.Folder, "--project", RepositoryRoot.File("samples/QuickStart/QuickStart.csproj"), "--exit-code", "--json");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var line = Assert.Single(JsonNode.Parse(run.Out)!["code"]!.AsArray())!;
        Assert.EndsWith("samples/QuickStart/Tour.cs", (string)line["file"]!);
        Assert.Contains("a.NumberOfEmployees", File.ReadLines(RepositoryRoot.File("samples/QuickStart/Tour.cs")).ElementAt((int)line["line"]! - 1));
        Assert.Contains("'NumberOfEmployees'", (string)line["message"]!);
    }

    [Fact]
    public async Task A_project_that_does_not_read_the_cache_is_told_so()
    {
        var (old, now) = (new SampleCache(_machine.PathOf("old")), new SampleCache(_machine.PathOf("new")));

        var run = await _machine.RunAsync("diff", old.Folder, now.Folder, "--project", RepositoryRoot.File("samples/QuickStart"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not read the cache", run.Error);
    }
}
