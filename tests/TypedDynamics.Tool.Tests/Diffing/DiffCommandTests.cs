using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Tests.Diffing;

public sealed class DiffCommandTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Two_caches_are_compared_thing_by_thing()
    {
        MakeOldAndNew();

        Snapshot.Verify((await _machine.RunAsync("diff", "old", "new")).Out, extension: "txt");
    }

    [Fact]
    public async Task The_same_in_JSON()
    {
        MakeOldAndNew();

        var run = await _machine.RunAsync("diff", "old", "new", "--json");

        Snapshot.Verify(run.Out, extension: "json");
        Assert.Equal(run.Out, (await _machine.RunAsync("diff", "old", "new", "--format", "json")).Out);
    }

    [Fact]
    public async Task The_same_for_a_pull_request()
    {
        MakeOldAndNew();

        Snapshot.Verify((await _machine.RunAsync("diff", "old", "new", "--format", "markdown")).Out, extension: "md");
    }

    [Fact]
    public async Task CI_asks_by_the_exit_code()
    {
        MakeOldAndNew();

        Assert.Equal(0, (await _machine.RunAsync("diff", "old", "new")).ExitCode);
        Assert.Equal(1, (await _machine.RunAsync("diff", "old", "new", "--exit-code")).ExitCode);
        Assert.Equal(0, (await _machine.RunAsync("diff", "old", "old", "--exit-code")).ExitCode);
    }

    [Fact]
    public async Task What_a_pull_would_change_is_told_and_nothing_is_changed()
    {
        using (_machine.Handler = await Org.StartAsync()) await _machine.RunAsync("pull", "--url", "http://localhost", "--cache", "cache");
        var before = Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories).ToDictionary(static file => file, File.GetLastWriteTimeUtc);
        using var changed = await Org.StartAsync(new SampleCache(Path.Combine(_machine.Root, "changed")).WithColumn("contoso_motto", "contoso_Motto").Folder);
        _machine.Handler = changed;

        var run = await _machine.RunAsync("diff", "--url", "http://localhost", "--cache", "cache", "--exit-code");

        Assert.Equal("contoso_project\n  + column contoso_motto: Text; 'Legacy Code'\n1 added, 0 removed, 0 changed; 0 breaking for generated code.\n", run.Out);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories).ToDictionary(static file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public async Task One_column_more_is_two_files_in_git()
    {
        using (_machine.Handler = await Org.StartAsync()) await _machine.RunAsync("pull", "--url", "http://localhost", "--cache", "cache");
        var git = new ProcessRun(_machine.Folder);
        await GitAsync(git, "init", "-q");
        await GitAsync(git, "add", "-A");
        await GitAsync(git, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "cache");
        using var changed = await Org.StartAsync(new SampleCache(Path.Combine(_machine.Root, "changed")).WithColumn("contoso_motto", "contoso_Motto").Folder);
        _machine.Handler = changed;

        var pull = await _machine.RunAsync("pull", "--url", "http://localhost", "--cache", "cache");

        Assert.Contains("+ column contoso_motto", pull.Out);
        Assert.Equal(" M cache/definitions/contoso_project.json\n M cache/metadata.xml\n", await GitAsync(git, "status", "--porcelain"));
        var against = await _machine.RunAsync("diff", "--cache", "cache", "--against", "HEAD", "--json");
        Assert.Equal("contoso_motto", (string?)JsonNode.Parse(against.Out)!["changes"]![0]!["name"]);
    }

    [Fact]
    public async Task One_cache_alone_is_a_mistake()
    {
        var run = await _machine.RunAsync("diff", "old");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: One cache has nothing to be compared with.", run.Error);
    }

    [Fact]
    public async Task A_damaged_file_is_named_with_its_line()
    {
        MakeOldAndNew();
        await File.WriteAllTextAsync(_machine.PathOf("new/definitions/task.json"), "{\n  \"LogicalName\": task }");

        var run = await _machine.RunAsync("diff", "old", "new");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("task.json(2,", run.Error);
    }

    private void MakeOldAndNew()
    {
        _ = new SampleCache(_machine.PathOf("old"));
        new SampleCache(_machine.PathOf("new"))
            .WithColumn("contoso_motto", "contoso_Motto")
            .WithoutColumn("contoso_teamsize")
            .Project(static definition =>
            {
                SampleCache.Column(definition, "contoso_name")["MaxLength"] = 50;
                Label(definition["DisplayName"]!, "Undertaking");
                var phases = SampleCache.Column(definition, "contoso_phase")["OptionSet"]!["Options"]!.AsArray();
                phases.RemoveAt(0);
                Label(phases[0]!["Label"]!, "Plan");
                definition["Keys"]!.AsArray().Clear();
            })
            .Definition("contoso_skill", static definition => SampleCache.Column(definition, "contoso_name")["RequiredLevel"]!["Value"] = "Recommended");
    }

    private static void Label(JsonNode label, string text)
    {
        label["LocalizedLabels"]![0]!["Label"] = text;
        label["UserLocalizedLabel"]!["Label"] = text;
    }

    private static async Task<string> GitAsync(ProcessRun git, params string[] arguments)
    {
        var result = await git.RunAsync("git", arguments, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Out;
    }
}
