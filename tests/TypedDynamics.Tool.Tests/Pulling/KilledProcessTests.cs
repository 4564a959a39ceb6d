using System.Diagnostics;
using TypedDynamics.Emulator;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

/// <summary>The tool as a process, and the system's own way to kill it.</summary>
[Trait("Category", "Slow")]
public sealed class KilledProcessTests : IAsyncLifetime
{
    private readonly Machine _machine = new();
    private DataverseEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await DataverseEmulator.StartAsync(new() { CacheFolder = RepositoryRoot.File("metadata-cache/contoso") });

    public async ValueTask DisposeAsync()
    {
        _machine.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_pull_that_is_killed_leaves_a_whole_cache_and_the_next_one_puts_the_rest_right()
    {
        var random = new Random(20261128);
        Assert.Equal(0, await PullAsync("--tables", "account"));
        var (few, _) = (Files(), await PullAsync("--tables", "*"));
        var all = Files();
        var killed = 0;
        for (var i = 0; i < 8; i++)
        {
            var (before, wanted) = Same(Files(), few) ? (few, "*") : (all, "account");
            using var process = Start("--tables", wanted);
            // Late rather than early: only at its end are files touched.
            await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), TouchedAsync(random.Next(0, 20)));
            if (!process.HasExited) killed++;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(Same(Files(), few) || Same(Files(), all), "half a cache");
        }

        Assert.True(killed > 0);
        Assert.Equal(0, await PullAsync("--tables", "*"));
        Assert.Equal(["cache"], Directory.EnumerateFileSystemEntries(_machine.Folder).Select(Path.GetFileName));
        Assert.True(Same(Files(), all));
    }

    // Waits until the pull has made some of its files.
    private Task TouchedAsync(int files) => Task.Run(async () =>
    {
        var made = _machine.PathOf(".cache.pull/new/definitions");
        while (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            try
            {
                if (Directory.Exists(made) && Directory.GetFiles(made).Length >= files) return;
            }
            catch (IOException)
            {
                return;
            }

            await Task.Yield();
        }
    });

    private async Task<int> PullAsync(params string[] more)
    {
        using var process = Start(more);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private Process Start(params string[] more) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(CommandLine).Assembly.Location, "pull", "--url", _emulator.BaseAddress.ToString(), "--cache", "cache", .. more])
    {
        WorkingDirectory = _machine.Folder,
        Environment = { ["TYPEDDYNAMICS_HOME"] = Path.Combine(_machine.Root, "user") },
    })!;

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(PullState.FileName, StringComparison.Ordinal)).ToDictionary(static file => file, File.ReadAllText);

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) => one.Count == other.Count && one.All(file => other.GetValueOrDefault(file.Key) == file.Value);
}
