using System.Diagnostics;

namespace TypedDynamics.Clients;

/// <summary>Installs the npm clients once, exactly as their lock file says, and runs scripts that use them.</summary>
public sealed class NodeClients : IAsyncLifetime
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Clients");

    public async ValueTask InitializeAsync()
    {
        RequireTool("node");
        RequireTool("npm");
        var (exitCode, output) = await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], []);
        Assert.True(exitCode == 0, output);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a script against an organization; a failed assertion in it fails the test with all it printed.</summary>
    public async Task<string> RunScriptAsync(string script, params (string Name, string Value)[] environment)
    {
        var (exitCode, output) = await RunAsync("node", [script], environment);
        Assert.True(exitCode == 0, output);
        return output;
    }

    // The README promises that the .NET SDK is enough; where everything is to be run, a missing tool is a failure.
    private static void RequireTool(string name)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + (name == "npm" ? ".cmd" : ".exe"))));
        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_REQUIRE_TOOLS") == "1")
            Assert.True(isThere, $"{name} is missing.");
        else
            Assert.SkipUnless(isThere, $"{name} is not installed: clients from npm cannot run.");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] arguments, (string Name, string Value)[] environment)
    {
        var isScript = OperatingSystem.IsWindows() && tool == "npm";
        var start = new ProcessStartInfo(isScript ? "cmd" : tool, isScript ? ["/c", tool, .. arguments] : arguments)
        {
            WorkingDirectory = s_folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
