using System.Diagnostics;

namespace TypedDynamics.Tool.Tests.Completing;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("typeddynamics em", "emit", "emulate")]
    [InlineData("typeddynamics query accounts --form", "--format", "--formatted")]
    [InlineData("typeddynamics query accounts --format j", "Json", "Jsonl")]
    [InlineData("typeddynamics completion ", "Bash", "Fish", "Pwsh", "Zsh")]
    [InlineData("typeddynamics export contoso_p", "contoso_project", "contoso_projecttask")]
    [InlineData("typeddynamics diagram contact opp", "opportunity", "opportunityclose")]
    public async Task The_tool_suggests_what_may_come_next(string line, params string[] suggested)
    {
        using var machine = new Machine();
        await File.WriteAllTextAsync(machine.PathOf("typeddynamics.json"), $$"""{"cache":{{System.Text.Json.JsonSerializer.Serialize(Caches.Contoso)}}}""", TestContext.Current.CancellationToken);

        var run = await machine.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(suggested, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(each => each.StartsWith(line[(line.LastIndexOf(' ') + 1)..], StringComparison.OrdinalIgnoreCase)).Where(each => each[0] is not '-' and not '/' || line.EndsWith("--form", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "-n")]
    public async Task The_scripts_are_whole(string shell, string onlyRead)
    {
        Assert.SkipUnless(IsInstalled(shell), $"There is no {shell} here.");
        using var machine = new Machine();
        var script = machine.PathOf("script");
        await File.WriteAllTextAsync(script, (await machine.RunAsync("completion", shell)).Out, TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync(shell, onlyRead, script);

        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public async Task Bash_completes_by_asking_the_tool()
    {
        Assert.SkipUnless(IsInstalled("bash"), "There is no bash here.");
        using var machine = new Machine();
        var tool = Path.Combine(AppContext.BaseDirectory, "TypedDynamics.Tool.dll");
        var script = (await machine.RunAsync("completion", "bash")).Out;

        var (code, output, error) = await RunAsync("bash", "-c", $$"""
            typeddynamics() { '{{DotnetHost()}}' '{{tool}}' "$@"; }
            {{script}}
            COMP_LINE='typeddynamics em'; COMP_POINT=16; _typeddynamics; printf '%s\n' "${COMPREPLY[@]}"
            """);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal("emit\nemulate\n", output);
    }

    [Fact]
    public async Task Fish_completes_by_asking_the_tool()
    {
        Assert.SkipUnless(IsInstalled("fish"), "There is no fish here.");
        using var machine = new Machine();
        var tool = Path.Combine(AppContext.BaseDirectory, "TypedDynamics.Tool.dll");
        var script = (await machine.RunAsync("completion", "fish")).Out;

        var (code, output, error) = await RunAsync("fish", "--no-config", "-c", $$"""
            function typeddynamics; '{{DotnetHost()}}' '{{tool}}' $argv; end
            {{script}}
            complete -C 'typeddynamics query accounts --formatt'
            """);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal("--formatted\n", output);
    }

    // A test host may have a name of its own.
    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private static bool IsInstalled(string shell) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)));

    private static async Task<(int Code, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
