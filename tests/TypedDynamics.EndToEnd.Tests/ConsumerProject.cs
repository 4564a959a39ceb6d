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

    // The compiler server keeps an old generator loaded.
    public Task<DotnetResult> BuildAsync(params string[] options) => RunAsync(["build", "-p:UseSharedCompilation=false", "-v", "quiet", "-tl:off", .. options]);

    public Task<DotnetResult> RunProgramAsync(params string[] arguments) => RunAsync(["run", "--no-build", "--", .. arguments]);

    public Task<DotnetResult> DotnetAsync(params string[] arguments) => RunAsync(arguments);

    private Task<DotnetResult> RunAsync(params IEnumerable<string> arguments) => Dotnet.RunAsync(folder, feed.Environment, arguments);
}
