using System.Diagnostics;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The command line, as a user has it: nothing of the test host's own build leaks into it.</summary>
internal static class Dotnet
{
    public static Task<DotnetResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        RunProgramAsync("dotnet", folder, environment, arguments);

    /// <summary>A program that was published.</summary>
    public static async Task<DotnetResult> RunProgramAsync(
        string program, string folder, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsOfTheHost).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new DotnetResult(string.Join(' ', arguments), process.ExitCode, await output + await errors);
    }

    private static bool IsOfTheHost(string variable) =>
        variable.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || variable is "DOTNET_HOST_PATH" or "VSTEST_CONNECTION_TIMEOUT";
}

internal sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"dotnet {Command} ended with {ExitCode}:\n{Output}");
        return this;
    }

    public DotnetResult Failed()
    {
        Assert.True(ExitCode != 0, $"dotnet {Command} was meant to fail:\n{Output}");
        return this;
    }
}
