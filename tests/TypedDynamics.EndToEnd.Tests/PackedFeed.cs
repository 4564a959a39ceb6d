using System.Reflection;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The package as it would be published, in a feed of its own, under a version that no cache has seen.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("typeddynamics-").FullName;

    public string Version { get; } = $"9.9.9-test.{Guid.NewGuid():N}";

    public string Folder => Path.Combine(_root, "feed");

    public async ValueTask InitializeAsync() => await PackAsync("runtime/TypedDynamics");

    /// <summary>Puts a further package of the repository into the feed, as it was built.</summary>
    internal async Task PackAsync(string project)
    {
        var configuration = typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == "Configuration").Value!;
        var packed = await Dotnet.RunAsync(
            RepositoryRoot.Path,
            new Dictionary<string, string>(),
            "pack", project, "--no-build", "-c", configuration, "-o", Folder, $"-p:MinVerVersionOverride={Version}");
        packed.Succeeded();
    }

    /// <summary>A folder outside the repository, with nothing of its build files above it.</summary>
    internal ConsumerProject CreateConsumer(string name) => new(Path.Combine(_root, name), this);

    /// <summary>Our package goes into a folder of its own; all others come from where the user already has them.</summary>
    internal Dictionary<string, string> Environment => new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
        ["NUGET_FALLBACK_PACKAGES"] = UserPackages,
    };

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string UserPackages =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
