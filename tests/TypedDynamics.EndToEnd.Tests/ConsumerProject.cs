namespace TypedDynamics.EndToEnd.Tests;

/// <summary>A project as a user makes it: <c>dotnet new console</c>, <c>dotnet add package</c>, a cache, code.</summary>
internal sealed class ConsumerProject(string folder, PackedFeed feed)
{
    public string Folder => folder;

    public string CacheFolder => Path.Combine(folder, "metadata-cache", "contoso");

    public async Task CreateAsync(string sources)
    {
        Directory.CreateDirectory(folder);
        // Added to the user's own sources, as a private feed would be.
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed.Folder}" />
              </packageSources>
            </configuration>
            """);
        (await RunAsync("new", "console", "--name", "Consumer", "--output", ".", "--no-restore")).Succeeded();
        foreach (var source in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Projects", sources)))
        {
            File.Copy(source, Path.Combine(folder, Path.GetFileName(source)), overwrite: true);
        }

        (await RunAsync("add", "package", "TypedDynamics", "--version", feed.Version)).Succeeded();
    }

    public void CopyCache(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(CacheFolder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    public void Edit(string file, string before, string after)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + after + text[(at + before.Length)..]);
    }

    /// <summary>Packs the tool and installs it for this project.</summary>
    public async Task InstallToolAsync()
    {
        await feed.PackAsync("generator/TypedDynamics.Tool");
        (await DotnetAsync("new", "tool-manifest")).Succeeded();
        (await DotnetAsync("tool", "install", "TypedDynamics.Tool", "--version", feed.Version)).Succeeded();
    }

    /// <summary>Commits all that the project's ignore files let in.</summary>
    public async Task CommitAsync(string message)
    {
        if (!Directory.Exists(Path.Combine(folder, ".git")))
        {
            (await GitAsync("init", "--quiet")).Succeeded();
            await File.WriteAllTextAsync(Path.Combine(folder, ".gitignore"), "bin/\nobj/\n");
        }

        (await GitAsync("add", "--all")).Succeeded();
        (await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", message)).Succeeded();
    }

    /// <summary>The files of the cache that are not as they were committed.</summary>
    public async Task<string[]> ChangedFilesAsync() =>
        [.. (await GitAsync("status", "--porcelain", "--", "metadata-cache")).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line[3..]).Order(StringComparer.Ordinal)];

    private Task<DotnetResult> GitAsync(params string[] arguments) => Dotnet.RunProgramAsync("git", folder, new Dictionary<string, string>(), arguments);

    // The compiler server keeps an old generator loaded.
    public Task<DotnetResult> BuildAsync(params string[] options) => RunAsync(["build", "-p:UseSharedCompilation=false", "-v", "quiet", "-tl:off", .. options]);

    public Task<DotnetResult> RunProgramAsync(params string[] arguments) => RunAsync(["run", "--no-build", "--", .. arguments]);

    public Task<DotnetResult> DotnetAsync(params string[] arguments) => RunAsync(arguments);

    private Task<DotnetResult> RunAsync(params IEnumerable<string> arguments) => Dotnet.RunAsync(folder, feed.Environment, arguments);
}
