using System.Runtime.InteropServices;
using TypedDynamics.Emulator;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The runtime compiled natively: published without a warning, and as good as the other against an emulator over HTTP.</summary>
[Trait("Category", "Slow")]
public sealed class NativeTests
{
    private static readonly Dictionary<string, string> s_nothing = [];

    [Fact]
    public async Task Queries_and_projections_run_without_a_compiler_at_run_time()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var project = Path.Combine(RepositoryRoot.Path, "tests", "TypedDynamics.AotSmoke");
        var output = Directory.CreateTempSubdirectory("typeddynamics-").FullName;
        try
        {
            var program = await PublishAsync(project, output);
            await using var emulator = await DataverseEmulator.StartAsync(
                new EmulatorOptions { CacheFolder = Path.Combine(RepositoryRoot.Path, "metadata-cache", "contoso") }, cancellationToken);
            await emulator.SeedAsync(await File.ReadAllTextAsync(Path.Combine(project, "rows.json"), cancellationToken), cancellationToken);

            var ran = await Dotnet.RunProgramAsync(program, output, s_nothing, emulator.BaseAddress.ToString());

            Assert.Equal("native: True, failures: 0", ran.Succeeded().Output.Trim());
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    [Fact]
    public async Task The_console_sample_is_one_native_program()
    {
        var project = Path.Combine(RepositoryRoot.Path, "samples", "CrudConsole");
        var output = Directory.CreateTempSubdirectory("typeddynamics-").FullName;
        try
        {
            var program = await PublishAsync(project, output);
            await using var emulator = await DataverseEmulator.StartAsync(
                new EmulatorOptions { CacheFolder = Path.Combine(RepositoryRoot.Path, "metadata-cache", "contoso") }, TestContext.Current.CancellationToken);
            async Task<string> RunAsync(params string[] words) =>
                (await Dotnet.RunProgramAsync(program, output, new Dictionary<string, string> { ["DATAVERSE_TOKEN"] = "any" }, [emulator.BaseAddress.ToString(), .. words])).Output.Trim();

            Assert.StartsWith("made ", await RunAsync("add", "C-1", "Adatum", "Ltd"), StringComparison.Ordinal);
            Assert.Equal("both or neither", await RunAsync("contact", "C-1", "Ann", "Smith"));
            Assert.Equal("renamed", await RunAsync("rename", "C-1", "Adatum", "Inc"));
            Assert.Equal("Adatum Inc, in good standing, contact: Ann Smith", await RunAsync("show", "C-1"));
            Assert.Equal("Updated", await RunAsync("put", "C-1", "Adatum"));
            Assert.StartsWith("C-1 ", await RunAsync("list", "ADAT"), StringComparison.Ordinal);
            Assert.Equal("removed", await RunAsync("remove", "C-1"));
            Assert.Equal("no account has the number C-1", await RunAsync("show", "C-1"));
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    /// <summary>Compiles a project natively, without a warning; the result is the program.</summary>
    private static async Task<string> PublishAsync(string project, string output)
    {
        var published = await Dotnet.RunAsync(project, s_nothing, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output, "-v", "quiet", "-tl:off");
        Assert.DoesNotContain("warning", published.Succeeded().Output, StringComparison.OrdinalIgnoreCase);
        return Path.Combine(output, Path.GetFileName(project) + (OperatingSystem.IsWindows() ? ".exe" : ""));
    }
}
