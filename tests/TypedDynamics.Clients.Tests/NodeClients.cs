using System.Diagnostics;

namespace TypedDynamics.Clients;

/// <summary>Installs the npm clients once, exactly as their lock file says, and runs scripts that use them.</summary>
public sealed class NodeClients : IAsyncLifetime
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Clients");

    private string _node = "";

    public async ValueTask InitializeAsync()
    {
        _node = RequiredTool.Find("node");
        var (exitCode, output) = await RunAsync(RequiredTool.Find("npm"), ["ci", "--no-audit", "--no-fund"], []);
        Assert.True(exitCode == 0, output);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a script against an organization; a failed assertion in it fails the test with all it printed.</summary>
    public async Task<string> RunScriptAsync(string script, params (string Name, string Value)[] environment)
    {
        var (exitCode, output) = await RunAsync(_node, [script], environment);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string tool, string[] arguments, (string Name, string Value)[] environment)
    {
        var isScript = tool.EndsWith(".cmd", StringComparison.Ordinal);
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
