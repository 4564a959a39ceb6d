using System.Text.Json.Nodes;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

public sealed class PullTests : IAsyncLifetime
{
    private readonly Machine _machine = new();
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _machine.Handler = _org = await Org.StartAsync();

    public ValueTask DisposeAsync()
    {
        _machine.Dispose();
        _org.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_pull_writes_what_the_org_has()
    {
        var run = await PullAsync();

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(RepositoryRoot.File("metadata-cache/contoso/metadata.xml")), await File.ReadAllBytesAsync(_machine.PathOf("cache/metadata.xml")));
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File("metadata-cache/contoso/definitions")))
        {
            var expected = DefinitionFile.Write(JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject(), 1033);
            Assert.Equal(expected, await File.ReadAllTextAsync(_machine.PathOf($"cache/definitions/{Path.GetFileName(file)}")));
        }
    }

    [Fact]
    public async Task An_org_that_boots_from_a_pulled_cache_is_pulled_as_the_same_cache()
    {
        await PullAsync();
        using var second = await Org.StartAsync(_machine.PathOf("cache"));
        _machine.Handler = second;

        await PullAsync("--cache", "other");

        foreach (var file in Directory.EnumerateFiles(_machine.PathOf("cache/definitions"))) Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(_machine.PathOf($"other/definitions/{Path.GetFileName(file)}")));
    }

    [Fact]
    public async Task Two_pulls_give_the_same_bytes_in_two_folders()
    {
        await PullAsync();
        await PullAsync("--cache", "other", "--parallel", "1");

        var files = Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_machine.PathOf("cache"), file)).Where(static file => file != ".pull.json").ToList();
        Assert.True(files.Count > 20);
        foreach (var file in files) Assert.Equal(await File.ReadAllBytesAsync(_machine.PathOf($"cache/{file}")), await File.ReadAllBytesAsync(_machine.PathOf($"other/{file}")));
    }

    [Fact]
    public async Task A_pull_of_nothing_new_writes_nothing_that_is_checked_in()
    {
        await PullAsync();
        var before = Stamps();

        var run = await PullAsync();

        Assert.Equal("Nothing changed.\n", run.Out);
        Assert.Equal(before, Stamps());
        Assert.Equal(["cache"], Directory.EnumerateFileSystemEntries(_machine.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Only_the_tables_that_are_asked_for_have_a_definition_and_the_next_pull_keeps_to_them()
    {
        await PullAsync("--tables", "account,contoso_*,-contoso_skill");
        await PullAsync();

        Assert.Equal(
            ["account.json", "contoso_contact_skill.json", "contoso_project.json", "contoso_projecttask.json"],
            Directory.EnumerateFiles(_machine.PathOf("cache/definitions")).Select(Path.GetFileName).Order());
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(_machine.PathOf("cache/manifest.json")))!;
        Assert.Equal(["account", "contoso_*", "-contoso_skill"], manifest["tables"]!.AsArray().Select(static item => (string)item!));
        Assert.Equal(2, (int)manifest["format"]!);
    }

    [Fact]
    public async Task A_solution_s_tables_are_those_of_its_components()
    {
        var ids = new[] { "contoso_project", "contoso_skill" }.Select(static name => (string)JsonNode.Parse(File.ReadAllText(RepositoryRoot.File($"metadata-cache/contoso/definitions/{name}.json")))!["MetadataId"]!);
        _org.Instead = request => Org.PathOf(request) switch
        {
            "solutions?$select=solutionid&$filter=uniquename eq 'ours'" => Json("""{"value":[{"solutionid":"6d9cf5d8-6ac2-4d4a-9f0c-3d7f2b9b1f11"}]}"""),
            "solutioncomponents?$select=objectid&$filter=_solutionid_value eq 6d9cf5d8-6ac2-4d4a-9f0c-3d7f2b9b1f11 and componenttype eq 1" => Json($$"""{"value":[{{string.Join(',', ids.Select(static id => $$"""{"objectid":"{{id}}"}"""))}}]}"""),
            "solutions?$select=solutionid&$filter=uniquename eq 'nobody''s'" => Json("""{"value":[]}"""),
            _ => null,
        };

        var run = await PullAsync("--solution", "ours");
        var unknown = await PullAsync("--solution", "nobody's");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["contoso_project.json", "contoso_skill.json"], Directory.EnumerateFiles(_machine.PathOf("cache/definitions")).Select(Path.GetFileName).Order());
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("no solution 'nobody's'", unknown.Error);
    }

    [Fact]
    public async Task Servers_are_not_asked_for_what_they_remember()
    {
        var stale = 0;
        _org.Instead = request =>
        {
            if (!request.Headers.TryGetValues("Consistency", out var values) || values.Single() != "Strong") Interlocked.Increment(ref stale);
            return null;
        };

        await PullAsync("--tables", "account");

        Assert.Equal(0, stale);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_named_with_its_likes_and_nothing_is_written()
    {
        var run = await PullAsync("--tables", "acount");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: The org has no table 'acount'. Did you mean 'account'?", run.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_machine.Folder));
    }

    [Fact]
    public async Task What_a_cache_keeps_out_of_git_is_only_the_state_of_the_pull()
    {
        await PullAsync();

        Assert.Equal(".pull.json\n", await File.ReadAllTextAsync(_machine.PathOf("cache/.gitignore")));
        Assert.Equal([".gitattributes", ".gitignore", ".pull.json", "definitions", "manifest.json", "manifest.schema.json", "metadata.xml", "optionsets"], Directory.EnumerateFileSystemEntries(_machine.PathOf("cache")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Other_files_in_the_folder_stay()
    {
        await PullAsync("--tables", "account");
        Directory.CreateDirectory(_machine.PathOf("cache/notes"));
        await File.WriteAllTextAsync(_machine.PathOf("cache/notes/ours.txt"), "ours");

        await PullAsync("--tables", "contact");

        Assert.Equal("ours", await File.ReadAllTextAsync(_machine.PathOf("cache/notes/ours.txt")));
        Assert.Equal(["contact.json"], Directory.EnumerateFiles(_machine.PathOf("cache/definitions")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_cache_without_a_format_number_is_brought_to_the_current_one()
    {
        CopyContoso();

        var run = await PullAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, (int)JsonNode.Parse(await File.ReadAllTextAsync(_machine.PathOf("cache/manifest.json")))!["format"]!);
        Assert.DoesNotContain("HasChanged", await File.ReadAllTextAsync(_machine.PathOf("cache/definitions/account.json")));
    }

    [Fact]
    public async Task A_cache_of_a_later_tool_is_left_alone()
    {
        CopyContoso();
        await File.WriteAllTextAsync(_machine.PathOf("cache/manifest.json"), """{"format": 99}""");

        var run = await PullAsync();

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("format 99", run.Error);
        Assert.Equal("""{"format": 99}""", await File.ReadAllTextAsync(_machine.PathOf("cache/manifest.json")));
    }

    [Fact]
    public async Task The_result_is_told_in_JSON()
    {
        await PullAsync("--tables", "account");

        var result = JsonNode.Parse((await PullAsync("--tables", "account", "contact", "--json")).Out)!;

        Assert.Equal(2, (int)result["tables"]!);
        Assert.Contains("definitions/contact.json", result["changedFiles"]!.AsArray().Select(static file => (string)file!));
    }

    private static HttpResponseMessage Json(string body) => new(System.Net.HttpStatusCode.OK) { Content = new StringContent(body) };

    private Task<ToolRun> PullAsync(params string[] more) =>
        _machine.RunAsync(["pull", "--url", "http://localhost", .. more.Contains("--cache") ? more : ["--cache", "cache", .. more]]);

    private Dictionary<string, DateTime> Stamps() =>
        Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".pull.json", StringComparison.Ordinal)).ToDictionary(static file => file, File.GetLastWriteTimeUtc);

    private void CopyContoso()
    {
        Directory.CreateDirectory(_machine.PathOf("cache/definitions"));
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File("metadata-cache/contoso"), "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(_machine.PathOf("cache"), Path.GetRelativePath(RepositoryRoot.File("metadata-cache/contoso"), file)));
    }
}
